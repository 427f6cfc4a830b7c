"""Finding report files and decoding them."""

from collections.abc import Iterable
from pathlib import Path

from ingest.errors import IngestError

SUFFIXES = (".txt", ".md", ".markdown", ".jsonl")


def find_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Every file named, and every file with a known suffix in every folder named, sorted and once each.

    A file that was named stays in the list whatever its suffix is, so that a reason can be given for it.
    """
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in inside:
            hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
            if file == path or (file.suffix.lower() in SUFFIXES and not hidden):
                found.setdefault(file)
    return tuple(found)


def decode(path: Path) -> tuple[str, str]:
    """A file's text and the name of the encoding it was in: "utf-8", "utf-16" or "cp1252".

    Raises `IngestError` where the file is missing, unreadable, of an unknown kind, empty, or not text.
    """
    if not path.exists():
        raise IngestError(f"{path}: no such file")
    if path.suffix.lower() not in SUFFIXES:
        kind = path.suffix or "a file without suffix"
        raise IngestError(f"{path}: cannot read {kind}; use {', '.join(SUFFIXES)}")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise IngestError(f"{path}: {error.strerror}") from error
    text, encoding = _decode(data, path)
    if not text.strip():
        raise IngestError(f"{path}: the file is empty")
    return text, encoding


def _decode(data: bytes, path: Path) -> tuple[str, str]:
    candidates: tuple[str, ...]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        candidates = ("utf-16",)
    elif b"\x00" in data:
        raise IngestError(f"{path}: binary data, not text")
    else:
        candidates = ("utf-8-sig", "cp1252")
    for encoding in candidates:
        try:
            return data.decode(encoding), encoding.removesuffix("-sig")
        except UnicodeDecodeError:
            continue
    raise IngestError(f"{path}: neither UTF-8, UTF-16 nor Windows-1252 text; save it as UTF-8")
