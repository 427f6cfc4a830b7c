"""What a run rests on, so that anyone can say whether two runs may be compared."""

import hashlib
import os
import platform
import subprocess
from collections.abc import Mapping
from dataclasses import fields
from importlib import metadata
from pathlib import Path
from urllib.parse import urlsplit

from eval.gold import gold_hash
from eval.measures.answer import PRIMARY
from eval.types import Line, Question
from ingest.index import Index
from rag.writer.settings import Limits

PACKAGES = (
    "numpy", "onnxruntime", "tokenizers", "sentence-transformers", "torch",
    "ir-measures", "scipy", "scikit-learn",
)  # fmt: skip
VARIABLES = (
    "READER", "EMBEDDER", "WRITER_BASE_URL", "WRITER_TEMPERATURE",
    *(f"WRITER_{limit.name.upper()}" for limit in fields(Limits)),
)  # fmt: skip
"""What the environment may change about answers; never a key."""


def describe_run(questions: tuple[Question, ...], gold: Path, index: Index, index_path: Path, flags: Line) -> Line:
    """The manifest: program, packages, models, index, gold, environment and flags; nothing in it depends on the clock.

    `changes` is a short hash of what the program's files have beyond the commit, None where they have nothing.
    """
    changes = _git("diff", "HEAD")
    return {
        "commit": _git("rev-parse", "HEAD"),
        "dirty": bool(_git("status", "--porcelain")),
        "changes": hashlib.sha256(changes.encode()).hexdigest()[:12] if changes else None,
        "python": platform.python_version(),
        "platform": f"{platform.system()} {platform.machine()}",
        "versions": {name: _version(name) for name in PACKAGES},
        "models": {str(path): file_hash(path) for path in model_files(index_path)},
        "index": index.generation,
        "gold": str(gold),
        "gold_sha256": gold_hash(questions),
        "questions": len(questions),
        "primary": PRIMARY,
        "environment": describe_environment(os.environ),
        "flags": flags,
    }


def describe_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """VARIABLES that are set; of an address, neither account nor query, in which a key could stand."""
    known = {name: environ[name] for name in VARIABLES if environ.get(name)}
    if address := known.get("WRITER_BASE_URL"):
        parts = urlsplit(address)
        known["WRITER_BASE_URL"] = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
    return known


def model_files(index_path: Path) -> list[Path]:
    """Weights that answering may use: those that ship, and the export in the index."""
    shipped = [p for p in Path("models").rglob("*") if p.suffix in (".onnx", ".json", ".npz")]
    return sorted([*shipped, *index_path.rglob("*.onnx")])


def file_hash(path: Path) -> str:
    """sha256 of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _git(*arguments: str) -> str | None:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=True, timeout=20)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace").strip()  # a file's own bytes may be of any encoding
