"""How training questions are made: near misses must really miss, labels must point to the evidence."""

import json
import random
from pathlib import Path

import pytest
import torch

from ingest.chunks import split_chunks
from ingest.read import read_paths
from ingest.types import Chunk, Span
from rag.reading.window import passage_pieces

pytest.importorskip("sklearn", reason="training needs it, answering does not")

from models.reader.blank import edited, vague
from models.reader.examples import label
from models.reader.mean import mean
from models.reader.perturb import Around, as_typed, near_miss
from models.reader.questions import HELD_OUT, MORE, Place, Question

SEED = Path(__file__).parent.parent / "reports" / "cambodia-2021.txt"

PASSAGE = "In 2021 the Ministry of Health trained 74 judges in Koh Kong, and more men than women came."


@pytest.fixture(scope="module")
def chunks() -> list[Chunk]:
    return [c for o in read_paths([SEED]).reports[0].outcomes for c in split_chunks(o)]


@pytest.mark.parametrize(
    "question", ["How many judges were trained in 2021?", "Who trained the 74 judges?", "Did more men come?"]
)
def test_a_near_miss_asks_for_something_the_passage_does_not_hold(question):
    """The year, number or word put in is one that the passage lacks."""
    changed = {near_miss(question, Around(PASSAGE, [], random.Random(seed))) for seed in range(20)} - {None}
    assert changed
    for text in changed:
        new = set(text.strip("?").split()) - set(question.strip("?").split())
        assert new
        assert all(word not in PASSAGE.split() for word in new)


def test_a_question_that_offers_no_change_gives_no_near_miss():
    """Nothing is invented where no year, number, name or opposite can be swapped."""
    assert near_miss("What happened then?", Around(PASSAGE, ["Kampot"], random.Random(1))) is None


def test_questions_are_typed_in_many_ways_and_never_emptied():
    """Lower case, key words and misspellings all occur; a question of stop words is kept."""
    asked = "How many judges were trained by the Ministry?"
    ways = {as_typed(asked, random.Random(seed)) for seed in range(60)}
    assert len(ways) > 5
    assert all(as_typed("Who is it?", random.Random(seed)).strip() for seed in range(60))


def test_only_sentences_that_touch_the_evidence_are_labelled_as_answering(chunks):
    """One evidence span, one sentence; its own words are the span to learn."""
    chunk = next(c for c in chunks if len(c.sentences) > 2)
    target = chunk.sentences[1]
    place = Place(chunk.outcome.outcome_id, target, target)
    question = Question("fictional", "d", "Who?", True, (place,), (), None, {}, False)
    labels, span = label(question, chunk)
    assert labels == (0, 1, *(0,) * (len(chunk.sentences) - 2))
    assert span == target


def test_fictional_countries_are_held_out():
    """The list that others read names five."""
    assert HELD_OUT["fictional"] == ["ZZC", "ZZG", "ZZK", "ZZN", "ZZQ"]


@pytest.mark.parametrize("text", ["", "several", "one of the many partners of the programme"])
def test_taking_the_answer_out_leaves_every_other_word_and_sentence(chunks, text):
    """Only the span's pieces change; sentences still count the pieces from the first to the last."""
    chunk = next(c for c in chunks if len(c.sentences) > 2)
    passage = passage_pieces(chunk)
    first = passage.sentences[1].start
    changed = edited(passage, Span(passage.places[first].start, passage.places[first + 1].end), text)
    tail = len(passage.pieces) - first - 2
    assert changed.pieces[:first] == passage.pieces[:first]
    assert changed.pieces[-tail:] == passage.pieces[-tail:]
    assert [s.start for s in changed.sentences[1:]] == [s.end for s in changed.sentences[:-1]]
    assert changed.sentences[-1].end == len(changed.pieces) == len(changed.places)
    assert changed.sentences[0] == passage.sentences[0]


def test_a_sentence_taken_out_keeps_its_number_and_has_no_pieces(chunks):
    """Labels stay aligned with sentences."""
    chunk = next(c for c in chunks if len(c.sentences) > 2)
    changed = edited(passage_pieces(chunk), chunk.sentences[1], "")
    assert len(changed.sentences) == len(chunk.sentences)
    assert changed.sentences[1].start == changed.sentences[1].end


def test_what_stands_in_for_an_answer_gives_no_figure():
    """A number, date or name is replaced by words of its kind that tell nothing."""
    for answer in ("642", "73 %", "14 June 2019", "2019", "UNHCR", "three", "because of the flood"):
        words = "".join(vague(answer, random.Random(seed)) for seed in range(10))
        assert words == words.lower()
        assert not any(character.isdigit() for character in words)


@pytest.mark.parametrize("path", sorted(MORE.glob("*.txt")), ids=lambda path: path.stem)
def test_the_invented_questions_point_into_their_report(path):
    """Evidence is the report's own words, short answers stand in it, and what nearly answers is there too."""
    sections = {o.outcome_id: o.text for o in read_paths([path]).reports[0].outcomes}
    rows = [json.loads(line) for line in path.with_suffix(".questions.jsonl").open(encoding="utf-8")]
    assert len({row["question"].casefold() for row in rows}) == len(rows)
    for row in rows:
        quotes = [piece["quote"] for piece in row["evidence"]]
        assert bool(quotes) is row["answerable"] is (row["unanswerable_kind"] is None)
        assert all(piece["quote"] in sections[piece["outcome_id"]] for piece in row["evidence"])
        assert all(any(answer in quote for quote in quotes) for answer in row["short_answers"])
        assert row["answerable"] or any(row["nearest"] in text for text in sections.values())


def test_a_mean_of_weights_lies_between_them() -> None:
    """Each tensor in the shares given; counters are those of the first."""
    one = {"w": torch.tensor([1.0, 3.0]), "n": torch.tensor(7)}
    other = {"w": torch.tensor([0.0, -1.0]), "n": torch.tensor(2)}
    taken = mean(one, other, 0.75)
    assert taken["w"].tolist() == [0.75, 2.0]
    assert int(taken["n"]) == 7
