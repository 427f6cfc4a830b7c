"""The index: the same reports give the same bytes, and nothing damaged or half built is used."""

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from ingest import build, embed, generations, manifest, store
from ingest.build import build_index, roll_back
from ingest.check import check_index
from ingest.errors import IngestError
from ingest.index import Index, open_index
from ingest.records import read_sections, section_lines
from ingest.types import Abbreviation, Outcome, Report, ReportText, Span

SNAPSHOT = ("sections.jsonl", "chunks.jsonl", "vectors.npy", "sentences.npy", "words.npz")


def make_report(country: str, year: int, **narratives: str) -> ReportText:
    """A report with one outcome to each keyword ("o31" becomes 3.1)."""
    report_id = f"{country}-{year}".lower()
    report = Report(report_id, f"{country} {year}", country, year, date(2024, 4, 26), f"{report_id}.txt")
    outcomes = (
        Outcome(
            report=report,
            outcome_id=f"XM-DAC-41146-KHM_D_{key[1]}.{key[2]}",
            kind="development",
            number=f"{key[1]}.{key[2]}",
            title=f"Outcome “{key}”",
            title_truncated=False,
            alignment=None,
            status=Span(0, 4),
            abbreviations=(Abbreviation("DV", "violence", Span(0, 3)),),
            text=text,
        )
        for key, text in narratives.items()
    )
    return ReportText(report, None, tuple(outcomes), ())


ALAND = make_report("Aland", 2020, o31="Women lead boats. Ten laws passed.", o12="Five harbours were built.")
BORDURIA = make_report("Borduria", 2021, o31="Girls learnt to code. The ministry opened a school.")
BORDURIA_2022 = make_report("Borduria", 2022, o31="The school closed.\u2028A hotline opened – 24/7.")


def snapshot(directory: Path) -> dict[str, bytes]:
    folder = generations.current(directory)
    return {name: (folder / name).read_bytes() for name in SNAPSHOT}


def test_the_same_reports_give_the_same_bytes_in_any_order(empty_index_dir: Path, tmp_path: Path):
    """Built in one go or step by step with vectors reused, in this order or that: same id, same files."""
    first = build_index([ALAND, BORDURIA, BORDURIA_2022], empty_index_dir)
    other = tmp_path / "other"
    shutil.copytree(empty_index_dir / "models", other / "models", copy_function=os.link)
    build_index([BORDURIA], other)
    second = build_index([BORDURIA_2022, BORDURIA, ALAND], other)
    assert (first.generation, first.embedded, second.embedded) == (second.generation, 11, 8)
    assert snapshot(empty_index_dir) == snapshot(other)


def test_only_new_text_is_embedded(empty_index_dir: Path, monkeypatch: pytest.MonkeyPatch):
    """A report added costs its own chunks and sentences; one taken away costs nothing and loads no model."""
    seen: list[tuple[int, int]] = []
    build_index([ALAND, BORDURIA], empty_index_dir)
    added = build_index([ALAND, BORDURIA, BORDURIA_2022], empty_index_dir, lambda *at: seen.append(at))
    assert added.embedded == 3
    assert seen == [(1, 3), (2, 3), (3, 3)]
    monkeypatch.setattr(embed, "load", lambda name: pytest.fail("the model was loaded"))
    assert build_index([ALAND, BORDURIA_2022], empty_index_dir).embedded == 0
    monkeypatch.setattr("ingest.terms.VERSION", 99)
    assert build_index([ALAND, BORDURIA_2022], empty_index_dir).embedded == 0


def test_the_same_reports_again_are_up_to_date(empty_index_dir: Path):
    """Nothing is written; a corpus that is still there as the previous generation is switched back to."""
    built = build_index([ALAND], empty_index_dir)
    before = generations.current(empty_index_dir).stat().st_mtime_ns
    assert (build_index([ALAND], empty_index_dir).state, built.state) == ("up to date", "built")
    assert generations.current(empty_index_dir).stat().st_mtime_ns == before
    build_index([BORDURIA], empty_index_dir)
    assert build_index([ALAND], empty_index_dir).state == "switched back"
    assert open_index(empty_index_dir).generation == built.generation


def test_an_opened_index_holds_what_was_read(empty_index_dir: Path):
    """Sections by report, outcomes in file order, one outcome id in two years kept apart, unit vectors."""
    build_index([BORDURIA_2022, BORDURIA, ALAND], empty_index_dir)
    index = open_index(empty_index_dir)
    assert index.sections == ALAND.outcomes + BORDURIA.outcomes + BORDURIA_2022.outcomes
    assert index.reports == (ALAND.report, BORDURIA.report, BORDURIA_2022.report)
    assert index.section("borduria-2022", "XM-DAC-41146-KHM_D_3.1") == BORDURIA_2022.outcomes[0]
    assert [chunk.outcome.key for chunk in index.chunks] == [section.key for section in index.sections]
    assert np.allclose(np.linalg.norm(index.vectors, axis=1), 1, atol=1e-6)
    best = int(np.argmax(index.vectors @ index.encode("Who learnt programming?")))
    assert index.chunks[best].outcome.report.report_id == "borduria-2021"


def test_every_sentence_has_a_vector_of_its_own(index: Index):
    """Those of a chunk are found by the chunk, wherever in the index it stands."""
    for chunk in (index.chunks[0], index.chunks[-1]):
        texts = [chunk.outcome.words(span) for span in chunk.sentences]
        assert np.allclose(index.sentence_vectors(chunk), index.encoder.encode_all(texts), atol=1e-4)


def test_sections_survive_being_stored():
    """Every field comes back equal, those that are absent too."""
    report = replace(BORDURIA.report, data_date=None, country=None)
    bare = replace(BORDURIA.outcomes[0], report=report, status=None, abbreviations=(), number=None)
    sections = (*BORDURIA_2022.outcomes, bare)
    assert read_sections(section_lines(sections)) == sections


def test_two_sections_of_one_key_are_refused(empty_index_dir: Path):
    """Neither can be left out silently: both sources are named."""
    report = replace(ALAND.report, source="copy.txt")
    again = ReportText(report, None, tuple(replace(outcome, report=report) for outcome in ALAND.outcomes), ())
    with pytest.raises(IngestError, match=r"aland-2020\.txt and copy\.txt: .*KHM_D_3\.1 stands there twice"):
        build_index([ALAND, again], empty_index_dir)


def test_nothing_to_index_leaves_the_index_as_it_is(own_index_dir: Path):
    """A build without text is an error, not an empty index."""
    before = snapshot(own_index_dir)
    with pytest.raises(IngestError, match="nothing to index"):
        build_index([], own_index_dir)
    assert snapshot(own_index_dir) == before


def test_one_generation_is_kept_to_go_back_to_and_older_ones_go(empty_index_dir: Path):
    """Rolling back swaps the two; doing it twice undoes it."""
    ids = [build_index([report], empty_index_dir).generation for report in (ALAND, BORDURIA, BORDURIA_2022)]
    assert {path.name for path in (empty_index_dir / "generations").iterdir()} == set(ids[1:])
    for expected in (ids[1], ids[2]):
        assert roll_back(empty_index_dir).generation == expected
        assert open_index(empty_index_dir).generation == expected


def test_rolling_back_needs_a_sound_generation(empty_index_dir: Path):
    """None there, or a damaged one: the current one stays."""
    current = build_index([ALAND], empty_index_dir).generation
    with pytest.raises(IngestError, match="no previous generation"):
        roll_back(empty_index_dir)
    build_index([BORDURIA], empty_index_dir)
    (generations.find(empty_index_dir, current) / "vectors.npy").write_bytes(b"")
    with pytest.raises(IngestError, match=r"vectors\.npy: altered"):
        roll_back(empty_index_dir)
    assert open_index(empty_index_dir).reports == (BORDURIA.report,)


def fill_the_disk(*_: object) -> None:
    raise OSError(28, "disk full")


def test_a_build_that_fails_leaves_the_old_index_in_use(own_index_dir: Path, monkeypatch: pytest.MonkeyPatch):
    """The half-built generation is never seen, and the next build clears it away."""
    before = open_index(own_index_dir).generation
    with monkeypatch.context() as broken:
        broken.setattr(build.manifest, "write_manifest", fill_the_disk)
        with pytest.raises(OSError, match="disk full"):
            build_index([ALAND], own_index_dir)
    assert open_index(own_index_dir).generation == before
    after = build_index([ALAND], own_index_dir).generation
    assert {path.name for path in (own_index_dir / "generations").iterdir()} == {before, after}


def test_a_store_that_gives_back_other_vectors_is_never_used(empty_index_dir: Path, monkeypatch):
    """What Chroma holds is read back and compared before the swap."""
    zeros = np.zeros((2, 384), np.float32)
    monkeypatch.setattr("ingest.snapshot.read_vectors", lambda folder, chunks, dimensions: zeros)
    with pytest.raises(IngestError, match="altered 2 of 2 vectors"):
        build_index([ALAND], empty_index_dir)
    with pytest.raises(IngestError, match="no index here"):
        open_index(empty_index_dir)


def flip_a_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("name", [*SNAPSHOT, "manifest.json"])
@pytest.mark.parametrize("damage", [flip_a_byte, Path.unlink])
def test_a_damaged_or_missing_file_is_named(own_index_dir: Path, name: str, damage: Callable[[Path], None]):
    """Opening refuses it and says which command rebuilds."""
    damage(generations.current(own_index_dir) / name)
    with pytest.raises(IngestError, match=rf"{name}: .*make index|has no {name}; run `make index`"):
        open_index(own_index_dir)


@pytest.mark.parametrize("name", ["vectors.npy", "manifest.json", "chroma/chroma.sqlite3"])
def test_a_damaged_index_is_mended_by_the_next_build(empty_index_dir: Path, name: str):
    """The same reports make the same generation anew, even where it is the current one."""
    built = build_index([ALAND], empty_index_dir)
    before = snapshot(empty_index_dir)
    flip_a_byte(generations.current(empty_index_dir) / name)
    again = build_index([ALAND], empty_index_dir)
    assert (again.state, again.generation) == ("built", built.generation)
    assert snapshot(empty_index_dir) == before
    assert check_index(empty_index_dir)[1] == []


@pytest.mark.parametrize(
    ("setting", "value", "message"),
    [
        ("ingest.manifest.SCHEMA", 99, "built with schema 3, not 99"),
        ("ingest.manifest.TARGET", 99, "built with chunking .*/128, not .*/99"),
        ("ingest.terms.VERSION", 99, "built with word analysis .*, not 99"),
        ("ingest.minilm.SHA256", "f" * 64, "built with embedder weights 53aa51172d14, not ffffffffffff"),
    ],
)
def test_an_index_built_otherwise_says_what_differs(index_dir: Path, monkeypatch, setting, value, message):
    """The message says what the index has, what this program has, and which command rebuilds."""
    monkeypatch.setattr(setting, value)
    with pytest.raises(IngestError, match=f"{message}; run `make index`"):
        open_index(index_dir)


def test_an_index_of_another_embedder_says_so(index_dir: Path, monkeypatch: pytest.MonkeyPatch):
    """The setting is compared with what the index was built with."""
    monkeypatch.setenv("EMBEDDER", "other/model")
    with pytest.raises(IngestError, match="built with embedder all-MiniLM-L6-v2, not other/model"):
        open_index(index_dir)


def test_no_index_is_said_in_one_line(tmp_path: Path):
    """A folder without an index names the commands that make one."""
    with pytest.raises(IngestError, match="no index here; run `make index`, or `python -m ingest PATH…`"):
        open_index(tmp_path)


def test_a_reader_overtaken_by_two_builds_reads_the_new_index(own_index_dir: Path, monkeypatch):
    """Its generation is removed while it reads; it starts over instead of failing."""
    read, behind = manifest.read_manifest, [ALAND, BORDURIA]

    def overtaken(folder: Path) -> object:
        facts = read(folder)
        while behind:
            build_index([behind.pop(0)], own_index_dir)
        return facts

    monkeypatch.setattr("ingest.index.read_manifest", overtaken)
    assert open_index(own_index_dir).reports == (BORDURIA.report,)


def test_check_names_every_altered_file(own_index_dir: Path):
    """Chroma's own files and the files beside them, missing and added ones too."""
    assert check_index(own_index_dir)[1] == []
    folder = generations.current(own_index_dir)
    flip_a_byte(folder / "chroma" / "chroma.sqlite3")
    (folder / "chunks.jsonl").unlink()
    (folder / "extra.txt").write_text("?")
    problems = check_index(own_index_dir)[1]
    assert [problem.rpartition("/")[2] for problem in problems] == [
        "chunks.jsonl: missing",
        "chroma.sqlite3: altered",
        "extra.txt: not recorded",
    ]


def test_check_compares_the_vectors_themselves(own_index_dir: Path):
    """A store whose checksums are right and whose vectors are not is found, and left as it was."""
    folder, index = generations.current(own_index_dir), open_index(own_index_dir)
    shutil.rmtree(folder / "chroma")
    store.write_store(folder / "chroma", index.chunks, np.roll(index.vectors, 1, axis=0))
    facts = manifest.read_manifest(folder)
    found = manifest.checksums(folder)
    altered = {name: digest for name, digest in found.items() if name.startswith("chroma/")}
    manifest.write_manifest(folder, replace(facts, store=altered))
    (problem,) = check_index(own_index_dir)[1]
    assert problem.endswith(f"{len(index.chunks)} of {len(index.chunks)} vectors differ from vectors.npy")
    assert manifest.checksums(folder / "chroma") == {name[7:]: digest for name, digest in altered.items()}


def test_the_chroma_collection_stands_by_itself(index: Index, index_dir: Path, tmp_path: Path):
    """Cosine distance, no embedding function, and for each chunk its text, place and vector."""
    import chromadb  # noqa: PLC0415 - only here, to see the store as another program sees it

    shutil.copytree(generations.current(index_dir) / "chroma", tmp_path / "chroma")
    client = chromadb.PersistentClient(tmp_path / "chroma")
    collection = client.get_collection(store.COLLECTION, embedding_function=None)
    assert collection.configuration["hnsw"]["space"] == "cosine"
    assert collection.configuration["embedding_function"] is None
    chunk = index.chunks[-1]
    found = collection.query(query_embeddings=[index.vectors[-1]], n_results=1, where={"year": 2021})
    assert found["documents"] == [[chunk.text]]
    assert found["distances"][0][0] < 1e-6
    facts = found["metadatas"][0][0]
    text = chunk.outcome.text
    sentences = [text[start:end] for start, end in json.loads(facts["sentences"])]
    assert " ".join(sentences) == chunk.text
    assert (facts["report_id"], facts["country"], facts["outcome_id"]) == (
        "cambodia-2021", "Cambodia", chunk.outcome.outcome_id
    )  # fmt: skip
    assert text[facts["start"] : facts["end"]] == chunk.text
    client.close()
