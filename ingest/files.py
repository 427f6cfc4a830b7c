"""Finding report files and decoding them."""

from collections.abc import Iterable
from pathlib import Path

from ingest.errors import IngestError

SUFFIXES = (".txt", ".md", ".markdown", ".jsonl")
_DASH_OR_QUOTE = b"\xe2\x80"
"""How UTF-8 begins its dashes and quotation marks; as Windows-1252 it would be read as "â€"."""
_WHITE = frozenset(map(ord, "\t\n\v\f\r"))


def find_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Every file named and every file in every folder named, but hidden ones, once each, in the order of
    their full paths, so that the order of `paths` changes nothing.

    Files of an unknown kind stay in the list, so that each can be named with the reason why it is not read.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in path.rglob("*") if path.is_dir() else [path]:
            hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
            if file == path or (file.is_file() and not hidden):
                found.setdefault(file.resolve(), file)
    return tuple(found[full] for full in sorted(found))


def decode(path: Path) -> tuple[str, str]:
    """A file's text and the name of the encoding it was in: "utf-8", "utf-16" or "cp1252".

    Raises `IngestError` where the file is missing, unreadable, of an unknown kind, empty, or not text.
    """
    if path.suffix.lower() not in SUFFIXES and path.exists():
        kind = path.suffix or "a file without suffix"
        raise IngestError(f"{path}: cannot read {kind}; use {', '.join(SUFFIXES)}")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise IngestError(f"{path}: no such file") from None
    except OSError as error:
        raise IngestError(f"{path}: {error.strerror}") from error
    text, encoding = _decode(data, path)
    if not text.strip():
        raise IngestError(f"{path}: the file is empty")
    return text, encoding


def _decode(data: bytes, path: Path) -> tuple[str, str]:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        if encoding == "cp1252" and (fault := _find_fault(data)):
            raise IngestError(f"{path}: {fault}")
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            raise IngestError(f"{path}: binary data, not text")
        return text.replace("\ufeff", ""), encoding.removesuffix("-sig")  # joined files keep their marks inside
    raise IngestError(f"{path}: neither UTF-8, UTF-16 nor Windows-1252 text; save it as UTF-8")


def _find_fault(data: bytes) -> str | None:
    """Why bytes that are no UTF-8 are no Windows-1252 either, where nearly any byte means something."""
    if any(byte < ord(" ") and byte not in _WHITE for byte in data):
        return "binary data, not text"
    return "UTF-8 text with damaged bytes in it; save it again as UTF-8" if _DASH_OR_QUOTE in data else None
