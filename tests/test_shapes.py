"""Answers shaped by the question: everything on a subject, outcomes side by side, refusals that say why."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from shapes_world import REPORT

from eval.scale import enlarged
from ingest.build import build_index
from ingest.index import Index, open_index
from ingest.read import read_paths
from ingest.types import Abbreviation, Span
from rag.answer import ask
from rag.kinds.breadth import census_subject, unmentioned
from rag.question.understand import understand
from rag.quoting.clauses import cut_to_clauses
from rag.retrieval.scope import as_searched, resolve_scope
from rag.retrieval.side_by_side import searches_side_by_side
from rag.rules.derive import asks_one_of
from rag.selection.subject import subject_of
from rag.types import Filters, Scope, Search
from rag.words.expand import other_forms

REASONS = {
    "What happened in Battambang?": "“Battambang” does not occur in the reports.",
    "What did UNICEF do?": "“UNICEF” does not occur in the reports.",
    "What did the Union of Teachers pay for in 2014?": "does not speak of 2014.",
    "How many mangroves were planted in the nursery?": "The nearest passage gives no figure.",
    "Was outcome 5.1 achieved?": "There are 3.1, 3.2, 4.1, 6.1.",
}


@pytest.mark.parametrize(("question", "reason"), REASONS.items())
def test_a_refusal_says_what_is_not_there(question: str, reason: str, index: Index) -> None:
    """A name or year that no report has, a figure that the nearest passage lacks, the outcomes there are."""
    answer = ask(question, index)
    assert answer.status == "not_in_report"
    assert reason in answer.text


@pytest.mark.parametrize(
    ("question", "outcomes"),
    [
        ("In which outcomes is COVID-19 mentioned?", {"6.1", "4.1", "3.1", "3.2"}),
        ("What does the report say about migrant workers?", {"3.1", "3.2"}),
        ("What is said about MoWA?", {"6.1", "3.1", "3.2"}),
    ],
)
def test_every_outcome_that_speaks_of_it_is_quoted(question: str, outcomes: set[str], index: Index) -> None:
    """One quote or more from each, and nothing is called silent that has a word of the subject."""
    answer = ask(question, index)
    assert outcomes <= {str(citation.outcome.number) for citation in answer.citations}
    silent = next((note for note in answer.notes if note.startswith("Nothing found under")), "")
    subject = subject_of(question, resolve_scope(understand(question, index), index))
    for section in index.sections:
        if section.number and section.number in silent:
            assert not subject.stands_in(section.text)


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Does the report mention Facebook?", "Facebook"),
        ("Is there anything about Facebook in 3.2?", "Facebook"),
        ("Is Facebook mentioned?", "Facebook"),
        ("Which outcomes mention radio?", "radio"),
        ("Which outcomes mention mangroves?", "mangrove"),
        ("What does the report say about indigenous women?", "indigenous"),
        ("What does the report say about the Ministry of Tourism?", "Tourism"),
    ],
)
def test_what_is_printed_is_quoted_first(question: str, word: str, index: Index) -> None:
    """However unsure the reader is, and with the word itself where a long sentence is cut."""
    assert word in ask(question, index).citations[0].quote
    assert ask(question, index).status == "answered"


@pytest.mark.parametrize("question", ["Does the report mention TikTok?", "Does any outcome mention budgets?"])
def test_what_is_printed_nowhere_and_read_nowhere_is_declined(question: str, index: Index) -> None:
    """No sentence that the reader takes for an answer, no word of it anywhere."""
    assert ask(question, index).status == "not_in_report"


def test_what_is_called_otherwise_is_found(index: Index) -> None:
    """The reader knows what the words do not say."""
    assert "LGBTIQ" in ask("Does the report mention homosexuals?", index).citations[0].quote


def test_a_thing_that_outcomes_mention_is_no_mention_of_a_thing() -> None:
    """"Which organisations do they mention" asks for organisations."""
    assert census_subject("Which organisations do the outcomes mention?") is None
    assert census_subject("Does any outcome refer to radio?") is not None


@pytest.mark.parametrize(
    ("turns", "start", "note"),
    [
        (["Which outcomes say nothing about climate change?"], "2 of 4 outcomes do not mention it: outcome 3.1",
         "It is mentioned in 6.1 and 4.1."),
        (["Which outcomes mention climate change?", "and which don't?"], "2 of 4 outcomes do not mention it", None),
        (["Which outcomes do not mention COVID-19?"], "All 4 outcomes mention it: 6.1 [1]", None),
        (["Which outcomes do not mention Battambang?"], "4 of 4 outcomes do not mention it", None),
        (["Which outcomes other than 3.1 do not mention masks?"], "2 of 3 outcomes do not mention it", None),
    ],
)  # fmt: skip
def test_the_outcomes_that_do_not_mention_it_are_listed(
    turns: list[str], start: str, note: str | None, index: Index
) -> None:
    """By title, as a list of outcomes is, and not those that do."""
    *history, question = turns
    answer = ask(question, index, history=tuple(history))
    assert answer.status == "answered"
    assert answer.text.startswith(start)
    assert note is None or note in answer.notes


@pytest.mark.parametrize(
    ("question", "what"),
    [
        ("Which outcomes make no mention of boats?", "boats"),
        ("List the outcomes that never refer to the police.", "the police"),
        ("Which outcomes do not mention any partners?", None),
        ("Which outcomes do not mention boats or carts?", None),
        ("Which outcomes mention boats?", None),
        ("Which women do not mention boats?", None),
    ],
)
def test_one_thing_that_is_not_mentioned(question: str, what: str | None) -> None:
    """Of several, or of a kind of things, the words do not tell."""
    assert unmentioned(question) == what


@pytest.mark.parametrize("question", ["Which of 3.1 and 6.1 mentions COVID-19?", "Do 3.1 and 4.1 mention COVID-19?"])
def test_a_side_that_has_the_subject_is_not_called_silent(question: str, index: Index) -> None:
    """It is quoted, where the reader finds no answer in it too."""
    answer = ask(question, index)
    assert len(answer.citations) == 2
    assert answer.notes == ()


def test_no_outcome_that_is_quoted_is_called_silent(index: Index) -> None:
    """Nor is any where all are."""
    for question in ("What does the report say about gay people?", "Does the report mention homosexuals?"):
        answer = ask(question, index)
        for citation in answer.citations:
            assert not any(str(citation.outcome.number) in note for note in answer.notes)


@pytest.mark.parametrize(
    "question",
    ["What do 6.1 and 3.2 each say about LGBTIQ persons?", "How does the WCN's work in 6.1 compare with 4.1?",
     "Compare the effect of COVID under 3.1 and 3.2"],
)
def test_outcomes_that_are_named_are_asked_one_by_one(question: str, index: Index) -> None:
    """A quote from each of the two, in one answer."""
    answer = ask(question, index)
    named = {number for number in ("6.1", "4.1", "3.1", "3.2") if number in question}
    assert answer.status == "answered"
    assert {citation.outcome.number for citation in answer.citations} == named


def test_a_side_that_does_not_answer_is_named(index: Index) -> None:
    """Only one of the two speaks of the helpline."""
    answer = ask("How many calls to Helpline 1280 do 3.2 and 4.1 report?", index)
    assert [citation.outcome.number for citation in answer.citations] == ["3.2"]
    assert "No answer found under 4.1." in answer.notes


@pytest.mark.parametrize(
    "question", ["Which outcomes do not mention WCN or UNEP?", "Which outcomes do not mention women in 2020?"]
)
def test_what_is_left_out_is_never_answered_with_what_is_said(question: str, index: Index) -> None:
    """Not even where it cannot be told which outcomes leave it out."""
    answer = ask(question, index)
    assert answer.status == "not_in_report"
    assert "one thing only" in answer.text


@pytest.mark.parametrize("question", ["Was the guideline launched?", "Did UN Women co-chair the working group?"])
def test_yes_or_no_has_no_short_answer(question: str, index: Index) -> None:
    """The quote says it; words cut out of it would not."""
    assert ask(question, index).short_answer is None


def test_a_list_keeps_its_items_when_cut() -> None:
    """From "namely" on first forwards; elsewhere first backwards, so that subject and verb stay."""
    text = "In the year under review, partners trained many people, namely nurses, midwives, judges, clerks, and cooks."
    mark = Span(text.index("namely"), text.index(" nurses"))
    cut = cut_to_clauses(text, Span(0, len(text)), mark, 7)
    assert text[cut.start : cut.end] == "namely nurses, midwives, judges, clerks, and cooks."
    plain = text.replace("namely ", "")
    mark = Span(plain.index("nurses"), plain.index("nurses") + 6)
    cut = cut_to_clauses(plain, Span(0, len(plain)), mark, 10)
    assert plain[cut.start : cut.end].startswith("In the year under review")


def test_many_sections_are_searched_together(index: Index) -> None:
    """"3.1 and 3.2" of a hundred reports are two hundred sections: no search and reading for each of them."""
    large = enlarged(index, 5)
    query = understand("Compare AOPs in 3.1 and 3.2", large)
    for restricted, sides in [(query, 0), (replace(query, filters=Filters(country=("Cambodia",))), 2)]:
        search = Search(restricted, resolve_scope(restricted, large), (), large.generation)
        assert len(searches_side_by_side(search, large)) == sides


@pytest.mark.parametrize(
    ("question", "sides", "asked"),
    [
        ("What are the gaps per outcome?", 4, "What are the gaps ?"),
        ("Challenges outcome by outcome", 4, "Challenges"),
        ("What is planned in each outcome except 3.1?", 3, "What is planned ?"),
        ("Partners of all four outcomes", 4, "Partners"),
        ("Per outcome", 0, ""),
        ("Was the target met by outcome 3.1?", 0, ""),
        ("Which outcomes speak of laws?", 0, ""),
    ],
)
def test_what_is_asked_per_outcome_is_asked_of_each(question: str, sides: int, asked: str, index: Index) -> None:
    """Of those in scope, without the words for it."""
    query = understand(question, index)
    scope = resolve_scope(query, index)
    found = searches_side_by_side(Search(as_searched(query, scope), scope, (), index.generation), index)
    assert len(found) == sides
    assert {side.query.standalone for side in found} <= {asked}


def test_thousands_of_short_forms_cost_a_question_little(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only forms that stand in the question have a pattern compiled; they are found as printed, in the plural too."""
    forms = tuple(Abbreviation(f"QX{i}A", f"quality examination {i}", Span(0, 1)) for i in range(3000))
    section = replace(index.section("cambodia-2021", "XM-DAC-41146-KHM_D_3.1"), abbreviations=forms)
    scope, made, compiled = Scope((section,)), set(), re._compile
    monkeypatch.setattr(re, "_compile", lambda pattern, flags: made.add(str(pattern)) or compiled(pattern, flags))
    found = other_forms("How many qx17as and quality examination 18?", scope)
    assert found == ["quality examination 17", "QX18A"]
    assert subject_of("QX17A", scope).stands_in("a quality examination, number 17")
    assert len(made) < 50


@pytest.mark.parametrize(
    ("question", "has_one"),
    [
        ("How many line ministries are in the working group?", True),
        ("How many CSOs and how many UN agencies are in the working group?", False),
        ("How many of the line ministries of the working group are not in it?", False),
        ("By how much did the number of CSOs in the working group grow?", False),
    ],
)
def test_half_an_answer_and_an_operand_are_no_short_answer(question: str, has_one: bool, index: Index) -> None:
    """Nor is the figure from which the one asked for would have to be reckoned."""
    assert (ask(question, index).short_answer is not None) == has_one


@pytest.mark.parametrize(
    "question",
    ["what does the text say about masks", "what does the 2021 report state about masks", "Does it cover masks?",
     "Is there any information about masks?", "what is written on masks?", "which outcome talks about masks",
     "under which outcome are masks mentioned?", "What does outcome 3.2 say about masks?", "all mentions of masks"],
)  # fmt: skip
def test_who_asks_what_is_said_of_it_gets_every_mention(question: str, index: Index) -> None:
    """However that is put; what was marked in one quote is no short answer to it."""
    assert census_subject(question) is not None
    answer = ask(question, index)
    assert answer.status == "answered"
    assert all("masks" in citation.quote for citation in answer.citations)
    assert answer.short_answer is None


@pytest.mark.parametrize("question", ["What did the ministry say?", "Which outcome is on track?", "Who wrote it?"])
def test_other_questions_ask_for_no_census(question: str) -> None:
    """A body that says something, a state, an author."""
    assert census_subject(question) is None


@pytest.fixture(scope="module")
def two_countries(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """The seed report and an invented one."""
    folder = tmp_path_factory.mktemp("two")
    (folder / "valdania-2023.txt").write_text(REPORT, encoding="utf-8")
    paths = [Path(__file__).parent.parent / "reports" / "cambodia-2021.txt", folder / "valdania-2023.txt"]
    build_index(read_paths(paths).reports, folder / "index")
    return open_index(folder / "index")


def test_two_countries_are_asked_one_by_one(two_countries: Index) -> None:
    """Each with a quote of its own; the one that does not say is named."""
    query = understand("How many AOPs came from Cambodia and how many from Valdania?", two_countries)
    search = Search(query, resolve_scope(query, two_countries), (), two_countries.generation)
    sides = searches_side_by_side(search, two_countries)
    assert [{s.report.country for s in side.scope.sections} for side in sides] == [{"Cambodia"}, {"Valdania"}]
    answer = ask("How many AOPs were developed in Cambodia and Valdania?", two_countries)
    assert {citation.outcome.report.country for citation in answer.citations} == {"Cambodia"}
    assert "No answer found under Valdania." in answer.notes


@pytest.mark.parametrize(
    ("question", "words", "one"),
    [
        ("How many calls were there in total?", "400 calls were from women, 32 calls", True),
        ("How many calls came altogether?", "432 calls", False),
        ("How many calls came from women?", "400 calls were from women, 32 calls", False),
    ],
)
def test_parts_are_no_short_answer_to_a_total(question: str, words: str, one: bool) -> None:
    """Several counts that were marked together are not what all of them make."""
    assert asks_one_of(question, words) is one


def test_a_name_that_no_outcome_has_is_not_mentioned(index: Index) -> None:
    """A name has no other words, however likely a sentence is found."""
    assert ask("Does the report mention Oxfam?", index).status == "not_in_report"
    assert ask("What does the report say about the World Bank?", index).status == "not_in_report"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What did Oxfam do in 2021?", "“Oxfam” does not occur in the reports."),
        ("What is the contribution of UNHCR?", "“UNHCR” does not occur in the reports."),
        ("What did UNEP do in 3.1?", "“UNEP” does not occur in what was searched."),
        ("What did UNEP do in 4.1?", None),
        ("What did the CDRI do?", None),
        ("What did the NGO do?", None),
    ],
)
def test_what_a_body_did_that_no_report_names_is_not_told_of_others(
    question: str, told: str | None, index: Index
) -> None:
    """A kind of body may stand there under other names."""
    answer = ask(question, index)
    assert (answer.status == "not_in_report") == (told is not None)
    assert told is None or told in answer.text
