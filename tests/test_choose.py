"""From ranked sentences to what is quoted: one piece where one is sure, two that share the room where it is not."""

from datetime import date

from ingest.types import Chunk, Outcome, Report, Span
from rag.quoting.clauses import MOST_WORDS
from rag.selection.choose import LEAST_WORDS, choose_narrow, choose_wide
from rag.selection.signals import Candidate
from rag.selection.subject import Subject
from rag.types import Evidence

INCLUDE = 0.3
REPORT = Report("norvania-2021", "Norvania 2021", "Norvania", 2021, date(2021, 12, 31), "norvania-2021.txt")
SHORT = "Nine towns took part in the first year."
LONG = ", ".join(f"the {word} body sent five of its members" for word in ("first", "second", "third", "fourth", "fifth",
                                                                         "sixth", "seventh", "eighth")) + "."


def candidate(sentence: str, outcome_id: str = "D_1.1", mark: str = "") -> Candidate:
    """`sentence` as the whole text of an outcome of its own."""
    outcome = Outcome(REPORT, outcome_id, "development", "1.1", "Title", False, None, None, (), sentence)
    span = Span(0, len(sentence))
    at = sentence.find(mark)
    return Candidate(Chunk(outcome, (span,), ""), span, Span(at, at + len(mark)) if mark else None, {})


def quotes(pieces: tuple[Evidence, ...]) -> list[str]:
    return [piece.outcome.words(piece.span) for piece in pieces]


def words(pieces: tuple[Evidence, ...]) -> list[int]:
    return [len(quote.split()) for quote in quotes(pieces)]


def test_a_sure_sentence_stands_alone() -> None:
    """A runner-up that is unlikely beside it is left out."""
    ranked = [(0.9, candidate(SHORT)), (0.2, candidate(LONG, "D_1.2"))]
    assert quotes(choose_narrow(ranked, INCLUDE)) == [SHORT]


def test_an_unsure_sentence_makes_room_for_the_runner_up() -> None:
    """Both within the words of a short answer; a short one is whole, and leaves the rest to the long one."""
    pieces = choose_narrow([(0.4, candidate(SHORT)), (0.2, candidate(LONG, "D_1.2"))], INCLUDE)
    assert quotes(pieces)[0] == SHORT
    assert len(pieces) == 2
    assert MOST_WORDS - 8 - 8 < words(pieces)[1] <= MOST_WORDS - 8, "whole clauses of eight words"


def test_of_two_long_ones_the_better_has_more() -> None:
    """And each keeps the clause with the words that the reader marked."""
    best, second = candidate(LONG, mark="fifth body"), candidate(LONG, "D_1.2", mark="eighth body")
    pieces = choose_narrow([(0.4, best), (0.3, second)], INCLUDE)
    assert words(pieces)[0] <= MOST_WORDS
    assert words(pieces)[1] <= LEAST_WORDS
    assert "fifth body" in quotes(pieces)[0]
    assert "eighth body" in quotes(pieces)[1]


def test_a_sentence_is_whole_where_its_marked_words_come_in_time() -> None:
    """Cutting behind them would only take away what they belong to."""
    best, second = candidate(LONG[:200] + ".", mark="first body"), candidate(SHORT, "D_1.2")
    late = candidate(LONG[:200] + ".", mark="fifth body")
    assert quotes(choose_narrow([(0.4, candidate(SHORT, "D_1.2")), (0.3, best)], INCLUDE))[1] == LONG[:200] + "."
    whole = choose_narrow([(0.4, best), (0.3, candidate(LONG, "D_1.3", mark="first body"))], INCLUDE)
    assert quotes(whole)[0] == LONG[:200] + "."
    assert quotes(choose_narrow([(0.4, late), (0.3, second)], INCLUDE)) == [LONG[:200] + ".", SHORT]


def test_a_runner_up_that_is_hardly_likely_is_left_out() -> None:
    """The best one is quoted alone, unsure as it is."""
    assert len(choose_narrow([(0.4, candidate(SHORT)), (0.01, candidate(LONG, "D_1.2"))], INCLUDE)) == 1


def test_everything_likely_is_quoted_where_several_are_wanted() -> None:
    """Grouped by outcome, the outcome of the best one first, none of them short of words for the others."""
    ranked = [(0.9, candidate(LONG)), (0.8, candidate(SHORT, "D_1.2")), (0.7, candidate(LONG, "D_1.3"))]
    pieces = choose_wide(ranked, INCLUDE)
    assert [piece.outcome.outcome_id for piece in pieces] == ["D_1.1", "D_1.2", "D_1.3"]
    assert words(pieces)[0] == words(pieces)[2] > LEAST_WORDS


def test_the_name_of_a_body_says_nothing_of_its_subject() -> None:
    """"Training" in the name of a ministry is not what the report says about training; of a body it is its name."""
    subject = Subject((frozenset({"train"}),))
    assert subject.stands_in("It was sent to the Ministry of Labour and Vocational Training, and to others.")
    assert not subject.is_told_in("It was sent to the Ministry of Labour and Vocational Training, and to others.")
    assert subject.is_told_in("The Ministry of Labour and Vocational Training gave a training.")
    assert subject.is_told_in("Training was given by the Ministry of Labour.")
