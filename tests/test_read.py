"""The reader: what it sees, what it says of each sentence, and what happens when it cannot be opened."""

import itertools
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.chunks import split_chunks
from ingest.errors import IngestError
from ingest.read import read_paths
from ingest.types import Chunk, Span
from rag.answer import ask
from rag.reading.read import FOLDER, LONGEST_SPAN, OnnxReader, best_span, open_reader
from rag.reading.window import CHUNK_LIMIT, QUESTION_LIMIT, join_window, passage_pieces, question_pieces

SEED = Path(__file__).parent.parent / "reports" / "cambodia-2021.txt"
LOGITS = st.lists(st.integers(-8, 8), min_size=1, max_size=50)


@pytest.fixture(scope="module")
def chunks() -> tuple[Chunk, ...]:
    return tuple(c for o in read_paths([SEED]).reports[0].outcomes for c in split_chunks(o))


@pytest.fixture(scope="module")
def reader() -> OnnxReader:
    opened = open_reader(str(FOLDER))
    assert isinstance(opened, OnnxReader)
    return opened


def test_every_sentence_gets_a_logit_and_words_that_lie_inside_it(reader, chunks):
    """Sentences of a reading are those of its chunk, and what is marked never leaves its sentence."""
    readings = reader.read("How many ministries developed AOPs?", chunks[:6])
    for chunk, reading in zip(chunks[:6], readings, strict=True):
        assert len(reading.sentences) == len(reading.spans) == len(chunk.sentences)
        for sentence, found in zip(chunk.sentences, reading.spans, strict=True):
            assert found is not None
            assert sentence.start <= found[0].start < found[0].end <= sentence.end


def test_a_reading_does_not_depend_on_what_else_is_read(reader, chunks):
    """Alone, among others and in another order: the same numbers to the last bit."""
    question = "Who was consulted on the DV Law?"
    together = reader.read(question, chunks[:5])
    assert reader.read(question, [chunks[2]]) == (together[2],)
    assert reader.read(question, chunks[4::-1]) == together[::-1]


def test_the_sentence_that_answers_is_read_as_the_best(reader, chunks):
    """A plain question of fact finds its sentence among all of the report, and the words in it."""
    readings = reader.read("How many calls did the hotline receive per quarter?", chunks)
    _, chunk, i = max(
        (logit, k, i) for k, reading in enumerate(readings) for i, logit in enumerate(reading.sentences)
    )
    found = readings[chunk].spans[i]
    assert found is not None
    assert "12,000" in chunks[chunk].outcome.text[slice(*found[0])]


def test_a_plain_question_of_fact_is_answered(index):
    """Read, weighed and found likely enough: the sentence is quoted, not refused."""
    answer = ask("How many calls did the hotline receive per quarter?", index)
    assert answer.status == "answered"
    assert "12,000" in answer.citations[0].quote


def test_a_model_that_is_not_the_recorded_one_is_refused_by_name(tmp_path):
    """One changed byte in the weights: an error that names the file, and no reader."""
    for name in ("reader.json", json.loads((FOLDER / "reader.json").read_text())["model"]):
        shutil.copy(FOLDER / name, tmp_path / name)
    model = tmp_path / "reader.onnx"
    damaged = bytearray(model.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    model.write_bytes(damaged)
    with pytest.raises(IngestError, match=r"reader\.onnx"):
        open_reader(str(tmp_path))


def test_a_reader_that_is_nowhere_is_an_error_that_names_it(tmp_path):
    """A name that is neither a folder nor a model gives one line with that name."""
    missing = str(tmp_path / "no-such-reader")
    with pytest.raises(IngestError, match="no-such-reader") as caught:
        open_reader(missing)
    assert "\n" not in str(caught.value)


def test_another_question_answering_model_can_be_read_with(tmp_path, chunks):
    """A model saved by transformers, named by its path, gives readings of the same form."""
    transformers = pytest.importorskip("transformers")
    from ingest import minilm  # noqa: PLC0415

    small = transformers.BertConfig(
        hidden_size=24, num_hidden_layers=1, num_attention_heads=2, intermediate_size=24
    )
    transformers.BertForQuestionAnswering(small).save_pretrained(tmp_path)
    transformers.AutoTokenizer.from_pretrained(minilm.folder()).save_pretrained(tmp_path)
    other = open_reader(str(tmp_path))
    assert other is not None
    (reading,) = other.read("Who?", chunks[:1])
    assert len(reading.sentences) == len(chunks[0].sentences)
    for sentence, found in zip(chunks[0].sentences, reading.spans, strict=True):
        assert found is not None
        assert sentence.start <= found[0].start < found[0].end <= sentence.end


@given(LOGITS, LOGITS, st.integers(-5, 5))
def test_the_best_words_are_the_best_of_all_allowed_ones(start, end, null):
    """As trying every stretch that starts before it ends and is not too long."""
    n = min(len(start), len(end))
    places = [Span(10 * i, 10 * i + 9) for i in range(n)]
    found = best_span(np.array(start[:n], np.float32), np.array(end[:n], np.float32), null, places)
    pairs = [(a, b) for a, b in itertools.product(range(n), repeat=2) if 0 <= b - a < LONGEST_SPAN]
    assert found is not None
    assert found[1] == max(start[a] + end[b] for a, b in pairs) - null
    a, b = found[0].start // 10, found[0].end // 10
    assert (a, b) in pairs
    assert start[a] + end[b] - null == found[1]


def test_a_sentence_without_words_has_no_best_words():
    """Nothing to choose from gives None, not an error."""
    assert best_span(np.zeros(0, np.float32), np.zeros(0, np.float32), 0.0, []) is None


def test_each_piece_of_a_passage_slices_back_to_its_own_word(chunks):
    """Pieces are counted by sentence, in order, and each stands inside its sentence."""
    for chunk in chunks:
        passage = passage_pieces(chunk)
        assert len(passage.sentences) == len(chunk.sentences)
        assert passage.sentences[0].start == 0
        assert passage.sentences[-1].end == len(passage.pieces) == len(passage.places) <= CHUNK_LIMIT
        for sentence, pieces in zip(chunk.sentences, passage.sentences, strict=True):
            places = passage.places[slice(*pieces)]
            assert all(sentence.start <= p.start < p.end <= sentence.end for p in places)


def test_a_window_is_question_then_lead_then_passage(chunks):
    """Types tell question from passage, and the passage starts where the window says."""
    passage, asked = passage_pieces(chunks[1]), question_pieces("Who chairs the group?")
    window = join_window(asked, passage)
    assert window.ids[1 : 1 + len(asked)] == asked
    assert window.types.count(0) == len(asked) + 2
    assert window.ids[window.offset : -1] == passage.pieces
    assert len(window.ids) == len(window.types)


def test_of_a_long_question_the_end_is_read():
    """A follow-up stands behind the question it follows, so what is cut is the beginning."""
    assert question_pieces("alpha " * 100 + "omega")[-2:] == question_pieces("alpha omega")
    assert len(question_pieces("alpha " * 100)) == QUESTION_LIMIT
