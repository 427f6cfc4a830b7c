"""From reports to the next generation of an index."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ingest import export, generations, index, manifest, terms, tokens
from ingest.chunks import split_chunks
from ingest.embed import Model, Progress, chosen_model, pieces_read
from ingest.errors import IngestError
from ingest.lock import write_lock
from ingest.records import chunk_lines, section_lines
from ingest.snapshot import Content, write_snapshot
from ingest.types import HEAD, Chunk, Outcome, ReportText
from ingest.vectors import embed_chunks

State = Literal["built", "up to date", "switched back"]


@dataclass(frozen=True)
class Built:
    """What became of a build: its generation, its chunks, and how many texts had to be embedded."""

    generation: str
    state: State
    chunks: tuple[Chunk, ...]
    embedded: int


def build_index(
    reports: Sequence[ReportText], directory: Path = index.DEFAULT, progress: Progress | None = None
) -> Built:
    """Makes `reports` the content of the index in `directory`; readers keep the old one until it is whole.

    The same reports give the same generation id and the same bytes, in whatever order they come; only the
    Chroma files differ. Raises `IngestError` where reports clash, where another process is writing, or where the
    embedder reads less than a chunk.
    """
    sections = order_sections(reports)
    with write_lock(directory):
        told = [section for section in sections if section.kind != HEAD]  # ids and titles are no narrative
        chunks = tuple(chunk for section in told for chunk in split_chunks(section))
        if not chunks:
            raise IngestError(f"{directory}: nothing to index, left as it is; name files that hold a report")
        model = _model_for_chunks()
        generation = generation_id(sections, chunks, model)
        if state := _take_existing(directory, generation):
            return Built(generation, state, chunks, 0)
        vectors = embed_chunks(chunks, directory, model, progress)
        encoder = export.export_model(model, directory)
        building = generations.start(directory)
        write_snapshot(building, Content(sections, chunks, vectors.chunks, vectors.sentences))
        facts = manifest.describe(building, generation, chunks, model, encoder)
        manifest.write_manifest(building, facts)
        generations.publish(directory, building, generation)
        return Built(generation, "built", chunks, vectors.embedded)


def roll_back(directory: Path) -> manifest.Manifest:
    """Swaps the current generation with the one before it and returns that one's manifest.

    Raises `IngestError` where there is none, where it is damaged, or where another process is writing.
    """
    generations.current(directory)
    with write_lock(directory):
        folder = generations.previous(directory)
        facts = manifest.read_manifest(folder)
        if damaged := manifest.differing_files(folder, directory, facts):
            raise IngestError(f"{damaged[0]}; the index is as it was, ingest the files wanted instead")
        generations.switch(directory, folder)
        return facts


def order_sections(reports: Sequence[ReportText]) -> tuple[Outcome, ...]:
    """All sections, reports by id and sections in file order. Raises `IngestError` where two share a key."""
    ordered = sorted(reports, key=lambda text: text.report.report_id)
    found: dict[tuple[str, str], Outcome] = {}
    for section in (section for text in ordered for section in text.sections):
        if other := found.get(section.key):
            sources = " and ".join(dict.fromkeys([other.report.source, section.report.source]))
            raise IngestError(f"{sources}: section {'/'.join(section.key)} stands there twice; leave one out")
        found[section.key] = section
    return tuple(found.values())


def generation_id(sections: Sequence[Outcome], chunks: Sequence[Chunk], model: Model) -> str:
    """Twelve hex digits that depend on the sections, their chunks, and how they are embedded and analysed."""
    how = f"{manifest.SCHEMA} {manifest.chunking()} {terms.VERSION} {export.VERSION} {model.sha256}\n"
    return hashlib.sha256(how.encode() + section_lines(sections) + chunk_lines(chunks)).hexdigest()[:12]


def _model_for_chunks() -> Model:
    """The embedder chosen. Raises `IngestError` where it reads fewer word pieces than a chunk may have."""
    model = chosen_model()
    if (limit := pieces_read(model)) < tokens.EMBED_LIMIT:
        reads = f"reads {limit} word pieces, a chunk may have {tokens.EMBED_LIMIT}"
        raise IngestError(f"EMBEDDER={model.name}: {reads}; name a model that reads as many")
    return model


def _take_existing(directory: Path, generation: str) -> State | None:
    """Uses the generation of that id if it is there and not one byte of it has changed."""
    try:
        folder = generations.find(directory, generation)
        damaged = manifest.differing_files(folder, directory, manifest.read_manifest(folder))
    except IngestError:
        return None  # not there, or not readable
    if damaged:
        return None
    in_use = generations.in_use(directory) == folder
    generations.switch(directory, folder)
    return "up to date" if in_use else "switched back"
