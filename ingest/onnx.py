"""Opening exported models (home of onnxruntime)."""

import os
from pathlib import Path
from typing import TypeAlias

import onnxruntime as ort

from ingest.errors import IngestError
from ingest.minilm import sha256 as file_sha256

Session: TypeAlias = ort.InferenceSession


def threads_set() -> int:
    """The environment's ONNX_THREADS, 0 where it sets none. Raises `IngestError` where it is no whole number."""
    value = os.environ.get("ONNX_THREADS") or "0"
    if not value.isdecimal():
        raise IngestError(f"ONNX_THREADS={value}: must be a whole number, 0 for one thread to each core")
    return int(value)


def open_session(path: Path, sha256: str | None = None, threads: int | None = None) -> Session:
    """A CPU session over the model in `path`, its checksum compared first when one is given.

    One run uses `threads` threads, else as many as the environment's ONNX_THREADS says, 0 being one per core.
    Raises `IngestError` where the file is missing, damaged or not the one that was recorded.
    """
    if not path.is_file():
        raise IngestError(f"{path}: no such model file; run `make index`")
    if sha256 and file_sha256(path) != sha256:
        raise IngestError(f"{path}: altered since its checksum was recorded; restore it or run `make index`")
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads_set() if threads is None else threads
    options.log_severity_level = 3
    try:
        session: Session = Session(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the runtime's errors share no class of their own
        raise IngestError(f"{path}: onnxruntime cannot open it ({error})") from error
    return session
