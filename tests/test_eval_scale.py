"""An index made larger for measuring answers as the small one does."""

from dataclasses import replace

from eval.scale import at_scale, enlarged
from eval.speed import cold_question
from eval.types import Question
from ingest.index import Index
from rag.answer import ask
from rag.types import Filters

QUESTION = "How many AOPs were developed?"


def test_a_report_among_its_copies_is_answered_from_as_before(index: Index) -> None:
    """Restricted to the report itself the quotes are the same, and a copy is found under its own name."""
    large = enlarged(index, 3)
    assert (len(large.sections), len(large.chunks)) == (3 * len(index.sections), 3 * len(index.chunks))
    assert len({section.key for section in large.sections}) == len(large.sections)
    alone = ask(QUESTION, index)
    for country in ("Cambodia", "Cambodia 2"):
        among = ask(QUESTION, large, Filters(country=(country,)))
        assert [c.quote for c in among.citations] == [c.quote for c in alone.citations]
        assert {c.outcome.report.country for c in among.citations} == {country}


def test_times_at_scale_are_of_the_questions_asked(index: Index) -> None:
    """So many sections and questions, whatever they were restricted to; p95 is no less than p50."""
    asked = Question(id="q", family="q", split="test", type="number", question=QUESTION, country=("Nowhere",))
    found = at_scale(index, [asked, replace(asked, id="r")], copies=2)
    assert (found["sections"], found["questions"]) == (2 * len(index.sections), 2)
    assert 0 < found["p50"] <= found["p95"]


def test_each_copy_has_short_forms_of_its_own(index: Index) -> None:
    """As other reports would: so what short forms cost is measured too."""
    forms = [{a.short for s in enlarged(index, n).sections for a in s.abbreviations} for n in (1, 2, 3)]
    assert len(forms[2]) - len(forms[1]) == len(forms[1]) - len(forms[0]) == len(forms[0])


def test_a_cold_start_is_timed_on_a_question_that_is_read() -> None:
    """The run's first figure asked for in so many words; a run without one takes its first question."""
    status = Question(id="s", family="s", split="test", type="status", question="Was outcome 3.1 achieved?")
    never = replace(status, id="n", type="number", question="How many moons?", answerable=False)
    follow = replace(status, id="f", type="number", question="And there?", history=("How many?",))
    number = replace(status, id="m", type="number", question=QUESTION)
    assert cold_question([status, never, follow, number]) == QUESTION
    assert cold_question([status, never, follow]) == status.question
