"""Sums on request, and where a report disagrees with itself."""

from pathlib import Path

import pytest
from shapes_world import evidence, invented, sentence

from ingest.index import Index
from ingest.report_text import read_report_text
from ingest.types import Span
from rag.answer import ask
from rag.question.understand import understand
from rag.retrieval.scope import resolve_scope
from rag.rules.contradictions import tell_contradictions
from rag.rules.derive import derive_total, find_operands
from rag.rules.inconsistency import note_inconsistency

SUM = "Derived, not stated: 17 + 26 + 4 + 3 = 50."


@pytest.fixture(scope="module")
def valdania(index: Index) -> Index:
    return invented(index)


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("How many members has the working group in all?", SUM),
        ("TWGG-GBV total membership", SUM),
        ("hw many membrs in totl", SUM),
        ("How many members has the TWGG-GBV?", SUM),
        ("How many CSOs are members?", None),
        ("How many line ministries in total?", None),
        ("How many CSOs and line ministries in total?", "Derived, not stated: 17 + 26 = 43."),
        ("Who sits in the working group?", None),
    ],
)
def test_a_sum_is_made_only_when_a_total_is_asked_for(question: str, note: str | None, index: Index) -> None:
    """17 + 26 + 4 + 3: never for a question after one of the parts."""
    assert derive_total(question, evidence(index, "UN Women has continued to provide technical")) == note


def test_operands_are_the_words_as_printed(index: Index) -> None:
    """They can be marked in the quote."""
    piece = evidence(index, "UN Women has continued to provide technical")
    printed = [
        piece.outcome.words(o.span) for o in find_operands("total membership", piece)
    ]
    assert printed == ["17 line ministries", "26 CSOs", "four development partners", "three UN agencies"]


@pytest.mark.parametrize(
    "told",
    [
        "The school certified 37 interpreters, 22 women and 15 men.",
        "Of the 48 measures, 7 are for women and 9 for men.",
        "A total of 19 bodies took part, including 12 cooperatives and seven ministries.",
        "The group consists of nine ministries, 12 CSOs and the Union of Fishers.",
        "In 2021 around 400 calls were from women, 32 calls were from men.",
        "It met between 23 March and 8 June.",
        "They received 58 survivors, of whom 49 were women, seven girls and two men.",
    ],
)
def test_parts_of_a_stated_whole_and_open_lists_are_not_added(told: str) -> None:
    """Whole and part, dates, different bases, a list that goes on without a number."""
    assert derive_total("How many in all?", evidence(_index(told), told[:8])) is None


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("How many members has the working group in all?", "answered"),
        ("How many members has the climate working group in all?", "not_in_report"),
        ("How many women members has the working group in all?", "not_in_report"),
        ("How many pages has the guideline in all?", "not_in_report"),
    ],
)
def test_parts_that_make_up_what_is_asked_answer(question: str, status: str, index: Index) -> None:
    """Where the sentence has all that the question says beside the total; never for a group that it does not name."""
    answer = ask(question, index)
    assert answer.status == status
    assert (SUM in answer.notes) == (status == "answered")


def test_a_list_is_no_total_of_another_thing() -> None:
    """What is asked for stands in the sentence, or is what any list may be counted as."""
    told = "The network consists of nine ministries, 12 unions and four banks."
    piece = evidence(_index(told), told[:8])
    assert derive_total("How many members in all?", piece) == "Derived, not stated: 9 + 12 + 4 = 25."
    assert derive_total("How many shelters are there in total?", piece) is None


def test_the_seed_names_26_where_it_states_23(index: Index) -> None:
    """Found from either sentence."""
    note = (
        "The report states 23, but 26 different names follow; Ministry of Justice is listed more than once."
    )
    for words in ("Final inputs, revisions", "It should be noted"):
        assert note_inconsistency(*sentence(index, words)) == note
    assert note_inconsistency(*sentence(index, "There was evidence")) is None


@pytest.mark.parametrize(
    ("told", "note"),
    [
        (
            "It was shown to three peoples, namely the Ula, the Tem, the Sahw and the Marsh People, in May.",
            "3 4",
        ),
        ("They sold to three buyers, namely Reef Inn, Gull Inn and Pelican Hotel.", None),
        ("Police of four of the seven regions, namely Lom, Dorv and Seln, were trained.", "4 3"),
        (
            "Two bodies, namely the Ministry of Education, Youth and Sport and the Ministry of Health, came.",
            None,
        ),
        ("Only one of the three chairpersons is a woman, namely in Besh.", None),
        (
            "It went to six departments, namely health, youth, justice, and prisons, and two replied.",
            "6 4",
        ),
    ],
)
def test_a_count_and_its_list(told: str, note: str | None) -> None:
    """Stated and counted; no note where a comma may belong to a name and the count may be right."""
    found = note_inconsistency(_index(told).sections[0], Span(0, len(told)))
    assert (note is None and found is None) or (found is not None and _numbers(found) == note)


def test_a_list_of_few_names_is_not_judged(valdania: Index) -> None:
    """The invented report's buyers: three stated, four named."""
    assert note_inconsistency(*sentence(valdania, "The UFW sold")) == (
        'The report states 3 ("three buyers") but lists 4.'
    )
    assert note_inconsistency(*sentence(valdania, "The council")) is None


class _Sections:
    """As much of an index as these functions look at."""

    def __init__(self, text: str) -> None:
        full = f"OUTCOME XM-DAC-41146-VLD_D_2.1\n\nA title of some words\n\n{text}"
        self.sections = read_report_text(full, Path("x.txt")).outcomes


def _index(text: str) -> _Sections:
    return _Sections(text)


def _numbers(note: str) -> str:
    return f"{note.split(' states ')[1].split(maxsplit=1)[0]} {note.rstrip('.').rsplit(' ', 1)[1]}"


@pytest.mark.parametrize(
    "told",
    [
        "It covers the risk of loans by three institutions, namely the Coastal Mutual (CM), Kaoural and Talouba (CRT).",
        "It met in three counties, namely Chemori, Turmai and West Lokesa, the first of which was late.",
        "Men work 17 hours, that is eight and three hours more.",
        "It has 24 institutions, i.e. 11 ministries, 9 CSOs and four UN agencies.",
    ],
)
def test_a_list_that_cannot_be_counted_with_certainty_is_not_judged(told: str) -> None:
    """A name with its short form, a clause behind the list, figures that explain one another."""
    assert note_inconsistency(_index(told).sections[0], Span(0, len(told))) is None


def test_who_asks_for_women_is_not_given_women_and_children() -> None:
    """One part of a list is asked for, and unlike things have no sum."""
    told = "The shelters took in 386 women and 412 children."
    assert derive_total("How many women did the shelters accept in total?", evidence(_index(told), told[:8])) is None
    told = "The project comprises five months and 38 activities."
    assert derive_total("How many in all?", evidence(_index(told), told[:8])) is None


@pytest.mark.parametrize(
    "question",
    [
        "Is any body counted twice among the institutions that responded on CEDAW?",
        "which ministry is listed two times",
        "Does the report contradict itself anywhere?",
        "Do the figures in the report add up?",
        "inconsistencies in numbers, outcome 6.1",
        "Does the count of ministries match the list?",
        "Does the list of ministries match the count?",
        "Why does it say 23 ministries when 26 are listed?",
        "How many times is Ministry of Justice listed?",
        "Is the report internally consistent?",
        "Is anything listed twice?",
        "Are there any mistakes?",
        "Is there anything that doesn't match in the report?",
    ],
)
def test_who_asks_what_does_not_agree_gets_the_count_and_the_name_listed_twice(question: str, index: Index) -> None:
    """The sentence with the name printed twice is quoted, and a note says both what is stated and what is listed."""
    answer = ask(question, index)
    assert answer.status == "answered"
    assert any("Ministry of Justice and Ministry of Justice" in citation.quote for citation in answer.citations)
    assert any("states 23, but 26" in note for note in answer.notes)


def test_where_nothing_is_at_odds_the_refusal_says_what_was_compared(index: Index) -> None:
    """Counts and lists were, the meaning of sentences was not."""
    answer = ask("Does outcome 3.2 contradict itself?", index)
    assert answer.status == "not_in_report"
    assert "No count was found that disagrees" in answer.text


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Does the report contradict itself?", "where?"),
        ("Does the report contradict itself?", "and in 6.1?"),
        ("Is any ministry listed twice?", "which one?"),
    ],
)
def test_a_follow_up_asks_of_the_same_oddity(before: str, question: str, index: Index) -> None:
    """It is read with the question before it."""
    assert any("states 23, but 26" in note for note in ask(question, index, history=(before,)).notes)


@pytest.mark.parametrize(
    "question",
    [
        "Does the report address inconsistencies in the law?",
        "Did the report note discrepancies in the law on violence?",
        "Did UN Women find mistakes in the report of the consultant?",
        "Does outcome 6.1 report inconsistent application of CEDAW?",
        "Does the report contradict itself on climate change?",
        "Is there a discrepancy in the number of women migrant worker networks?",
        "Did MoWA repeatedly list its partners?",
        "Are women counted twice in the training figures?",
        "Did the ministries make errors?",
        "figures for 3.1 but not 6.1",
        "What did 6.1 plan while 3.1 was delayed?",
    ],
)
def test_errors_in_something_else_are_no_oddity_of_the_text(question: str, index: Index) -> None:
    """What is asked about has to be what is counted or listed."""
    query = understand(question, index)
    found = tell_contradictions(query, resolve_scope(query, index), index)
    assert found is None or found.reason is not None


def test_a_name_listed_once_is_said_to_be(index: Index) -> None:
    """The quote has the name asked about; another one that is repeated would read as yes."""
    answer = ask("Is the Ministry of Interior listed twice?", index)
    assert "Ministry of Interior" in answer.citations[0].quote
    assert answer.notes[0] == "Ministry of Interior is listed only once."


def test_what_a_short_form_means_bears_no_note_on_counts(index: Index) -> None:
    """The list that it is quoted from is another matter."""
    assert ask("What does MOWA mean?", index).notes == ()


def test_a_part_of_a_derived_total_is_no_short_answer(index: Index) -> None:
    """17 of the 50 would contradict the note."""
    answer = ask("How many members does the TWGG-GBV have in total?", index)
    assert (answer.short_answer, SUM in answer.notes) == (None, True)


@pytest.mark.parametrize("before", ["2 Ministries signed.", "There are 4 Ministry focal points."])
def test_a_count_of_something_else_is_held_against_no_list(before: str) -> None:
    """The list has to go on about the things counted, and they have to be what the names are."""
    names = ", ".join(f"Ministry of {name}" for name in ("Health", "Justice", "Labour", "Mines"))
    told = f"{before} {names} and Ministry of Tourism were briefed."
    assert note_inconsistency(_index(told).sections[0], Span(0, len(told))) is None
