"""What a run rests on, so that anyone can say whether two runs may be compared."""

import hashlib
import platform
import subprocess
from importlib import metadata
from pathlib import Path

from eval.gold import gold_hash
from eval.measures.answer import PRIMARY
from eval.types import Line, Question
from ingest.index import Index

PACKAGES = (
    "numpy", "onnxruntime", "tokenizers", "sentence-transformers", "torch",
    "ir-measures", "scipy", "scikit-learn",
)  # fmt: skip


def describe_run(questions: tuple[Question, ...], gold: Path, index: Index, index_path: Path, flags: Line) -> Line:
    """The manifest: program, packages, models, index, gold and flags; nothing in it depends on the clock."""
    return {
        "commit": _git("rev-parse", "HEAD"),
        "dirty": bool(_git("status", "--porcelain")),
        "python": platform.python_version(),
        "platform": f"{platform.system()} {platform.machine()}",
        "versions": {name: _version(name) for name in PACKAGES},
        "models": {str(path): file_hash(path) for path in model_files(index_path)},
        "index": index.generation,
        "gold": str(gold),
        "gold_sha256": gold_hash(questions),
        "questions": len(questions),
        "primary": PRIMARY,
        "flags": flags,
    }


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
        done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=True, timeout=20)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()
