"""What a generation was made of, so that a damaged or outdated one is named and never used silently."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from ingest import embed, minilm, terms
from ingest.chunks import TARGET
from ingest.chunks import VERSION as CHUNKS_VERSION
from ingest.embed import Model
from ingest.errors import IngestError
from ingest.export import Export
from ingest.minilm import sha256
from ingest.records import dump
from ingest.types import Chunk

SCHEMA = 3
"""Rises whenever the files of a generation change their form, or what is read out of a report."""
NAME = "manifest.json"


@dataclass(frozen=True)
class Manifest:
    """The facts of one generation.

    `files` are the checksums of what answering reads, compared in full at every open; `store` those of the
    Chroma files, compared by `check` and before a generation is taken over: answering does not read them.
    """

    generation: str
    schema: int
    chunking: str
    terms: int
    model: Model
    encoder: Export
    counts: Mapping[str, int]
    sources: tuple[str, ...]
    files: Mapping[str, str]
    store: Mapping[str, str]


def chunking() -> str:
    """How this program splits: version and target length."""
    return f"{CHUNKS_VERSION}/{TARGET}"


def checksums(folder: Path) -> dict[str, str]:
    """sha256 of each file below `folder` but the manifest, by its path relative to `folder`."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != NAME)
    return {path.relative_to(folder).as_posix(): sha256(path) for path in found}


def describe(
    folder: Path, generation: str, chunks: Sequence[Chunk], model: Model, encoder: Export
) -> Manifest:
    """The manifest of the files that stand in `folder`."""
    found = checksums(folder)
    sections = dict.fromkeys(chunk.outcome.key for chunk in chunks)
    reports = dict.fromkeys(chunk.outcome.report for chunk in chunks)
    return Manifest(
        generation, SCHEMA, chunking(), terms.VERSION, model, encoder,
        counts={"reports": len(reports), "sections": len(sections), "chunks": len(chunks)},
        sources=tuple(report.source for report in reports),
        files={name: digest for name, digest in found.items() if "/" not in name},
        store={name: digest for name, digest in found.items() if "/" in name},
    )


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """`manifest.json` in `folder`, with a checksum of itself."""
    record = asdict(manifest)
    text = json.dumps(record | {"sha256": _digest(record)}, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a generation. Raises `IngestError` where it is missing, damaged or outdated."""
    try:
        record = json.loads((folder / NAME).read_text(encoding="utf-8"))
        stated, schema = record.pop("sha256"), record["schema"]
    except FileNotFoundError as error:
        raise IngestError(f"{folder}: has no {NAME}; run `make index`") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IngestError(f"{folder / NAME}: damaged; run `make index` to rebuild") from error
    if schema != SCHEMA:
        raise IngestError(f"{folder}: built with schema {schema}, not {SCHEMA}; run `make index`")
    if stated != _digest(record):
        raise IngestError(f"{folder / NAME}: damaged; run `make index` to rebuild")
    record["model"], record["encoder"] = Model(**record["model"]), Export(**record["encoder"])
    return Manifest(**record | {"sources": tuple(record["sources"])})


def check_versions(folder: Path, manifest: Manifest) -> None:
    """Raises `IngestError` where this program splits, analyses or embeds otherwise."""
    name = embed.setting()
    weights = minilm.SHA256 if name == minilm.NAME else manifest.model.sha256
    pairs = {
        "chunking": (manifest.chunking, chunking()),
        "word analysis": (str(manifest.terms), str(terms.VERSION)),
        "embedder": (manifest.model.name, name),
        "embedder weights": (manifest.model.sha256[:12], weights[:12]),
    }
    for what, (built, here) in pairs.items():
        if built != here:
            raise IngestError(f"{folder}: built with {what} {built}, not {here}; run `make index`")


def read_checked(folder: Path, name: str, manifest: Manifest) -> bytes:
    """A file's bytes, compared with the manifest: what was hashed is what is used. Raises `IngestError`."""
    try:
        content = (folder / name).read_bytes()
    except OSError as error:
        raise IngestError(f"{folder / name}: cannot be read ({error.strerror}); run `make index`") from error
    if hashlib.sha256(content).hexdigest() != manifest.files.get(name):
        raise IngestError(f"{folder / name}: altered since it was built; run `make index` to rebuild")
    return content


def differing_files(folder: Path, directory: Path, manifest: Manifest) -> list[str]:
    """One line for each file of a generation or its encoder that is missing, altered or not recorded."""
    encoder = directory / manifest.encoder.folder
    recorded = {**manifest.files, **manifest.store}
    found = checksums(folder)
    lines = [f"{folder / name}: missing" for name in recorded if name not in found]
    altered = (name for name, digest in recorded.items() if found.get(name, digest) != digest)
    lines += [f"{folder / name}: altered" for name in altered]
    lines += [f"{folder / name}: not recorded" for name in found if name not in recorded]
    for name, digest in manifest.encoder.files.items():
        if not (encoder / name).is_file() or sha256(encoder / name) != digest:
            lines.append(f"{encoder / name}: missing or altered")
    return lines


def _digest(record: Mapping[str, object]) -> str:
    return hashlib.sha256(dump(record).encode()).hexdigest()
