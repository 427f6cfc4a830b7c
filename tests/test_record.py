"""Facts of the record: asked in many words, cited to the report's own lines, nothing else taken for them."""

from dataclasses import replace

import pytest
from shapes_world import asked, invented, quotes

from eval.scale import enlarged
from ingest.index import Index
from ingest.types import HEAD
from rag.question.understand import understand
from rag.retrieval.scope import resolve_scope
from rag.rules.outline import read_outline
from rag.rules.record import NO_DATE, from_record
from rag.types import Filters


@pytest.fixture(scope="module")
def valdania(index: Index) -> Index:
    return invented(index)


def test_the_head_holds_every_line_but_the_narratives(valdania: Index) -> None:
    """Head lines first, then each outcome's marker and title as printed, so that both can be quoted."""
    head = valdania.sections[0]
    assert head.text.split("\n") == [
        "Data as of:",
        "3 February 2025",
        "Progress in Valdania country in 2023",
        "OUTCOME XM-DAC-41146-VLD_D_2.1",
        "Fishing women have boats, licences and fair prices (UNSDCF Outcome 2)",
        "OUTCOME XM-DAC-41146-VLD_D_3.4",
        "Women weather watchers warn their villages in time [aligns to UN Women SP 2022-2025 Outcome 6]",
        "OUTCOME XM-DAC-41146-VLD_O_1",
        "The office is staffed, audited and heard",
    ]


def test_heads_are_not_retrieved(index: Index) -> None:
    """No chunk of the index comes from a head."""
    assert any(section.kind == HEAD for section in index.sections)
    assert all(chunk.outcome.kind != HEAD for chunk in index.chunks)


def test_each_outcome_has_its_own_lines_in_the_head(index: Index) -> None:
    """The seed's four outcomes are found in the head by id and title, in file order."""
    entries = read_outline(index.reports[0], index)
    assert [entry.outcome.number for entry in entries] == ["6.1", "4.1", "3.1", "3.2"]
    for entry in entries:
        assert entry.marker is not None
        assert entry.title is not None
        assert entry.outcome.outcome_id in entry.head.words(entry.marker)
        assert entry.head.words(entry.title) == entry.outcome.title


@pytest.mark.parametrize(
    "question",
    [
        "As of which date are the data?",
        "Data cut-off date?",
        "How recent is the data in this export?",
        "When were the data extracted?",
        "How old are these figures?",
        "what is the data date of the cambodia report",
        "data as off wich date",
        "On which day was the extract generated?",
        "what's the cut-off date",
        "What's the reporting date?",
        "Is the data date 26 April 2024?",
        "Are the data as of 26 April 2024?",
        "Was the data updated in 2023?",
        "Are the data from April 2024?",
        "Was the data updated in April?",
        "Does the report cover March 2021?",
    ],
)
def test_the_data_date_is_given_as_printed(question: str, index: Index) -> None:
    """Whatever the wording: the date before its label, both quoted, the reporting year named beside it."""
    found = asked(from_record, question, index)
    assert found is not None
    assert found.short_answer == "26 April 2024"
    assert quotes(found) == ["26 April 2024\nData as of:"]
    assert found.text == "The data are as of 26 April 2024 [1]."
    assert found.notes == ("The reporting year is 2021.",)


def test_a_report_without_a_data_date_says_so(index: Index) -> None:
    """Missing is a finding, not a guess from other dates."""
    text = (
        "Progress in Valdania country in 2023\n\nOUTCOME XM-DAC-41146-VLD_D_2.1\n\nA title\n\nRain on 3 May."
    )
    found = asked(from_record, "What is the data date?", invented(index, text))
    assert found is not None
    assert found.reason == NO_DATE


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Which year does this report cover?", "2021"),
        ("Which reporting year is this, given that the extract is from 2024?", "2021"),
        ("Which country is this report about?", "Cambodia"),
        ("Is the report about Cambodia?", "Cambodia"),
        ("Does the report cover 2022?", "2021"),
        ("Is outcome 3.1 aligned to SP Output 11?", "UN Women SP 2018-2021 Output 11"),
        ("What is outcome 3.2 aligned with?", "UN Women SP 2018-2021 Output 11"),
        ("What is the full id of outcome 4.1?", "XM-DAC-41146-KHM_D_4.1"),
        ("identifier of 4.1?", "XM-DAC-41146-KHM_D_4.1"),
        ("What's the code for outcome 6.1?", "XM-DAC-41146-KHM_D_6.1"),
        ("Is the id of 3.1 XM-DAC-41146-KHM_D_3.1?", "XM-DAC-41146-KHM_D_3.1"),
    ],
)
def test_facts_are_given_as_printed(question: str, short: str, index: Index) -> None:
    """Year, country, alignment and id stand in the head, so that is where they are quoted from."""
    found = asked(from_record, question, index)
    assert found is not None
    assert found.short_answer == short
    assert short in quotes(found)[0]


@pytest.mark.parametrize(
    "question", ["What is the title of outcome 3.1 in 2020?", "How many outcomes were there in 2022?"]
)
def test_the_record_of_another_year_is_not_given(question: str, index: Index) -> None:
    """It has none but that of its own."""
    found = asked(from_record, question, index)
    assert found is not None
    assert found.reason is not None
    assert found.reason.endswith("; there is Cambodia 2021.")


@pytest.mark.parametrize(
    ("question", "only", "numbers"),
    [
        ("How many outcomes are there?", "3.1", ["3.1"]),
        ("Which outcomes align to the Strategic Plan?", "3.2", ["3.2"]),
        ("What are the outcomes except 3.1?", "", ["6.1", "4.1", "3.2"]),
    ],
)
def test_only_outcomes_in_scope_are_listed(question: str, only: str, numbers: list[str], index: Index) -> None:
    """Those that the filters let through and the question does not set aside."""
    query = understand(question, index, Filters(outcome=(only,) if only else ()))
    found = from_record(query, resolve_scope(query, index), index)
    assert [quote.split("\n")[0].rsplit("_", 1)[1] for quote in quotes(found)] == numbers


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Which outcomes are there?", ["2.1", "3.4", "1"]),
        ("How many outcomes does the report have?", ["2.1", "3.4", "1"]),
        ("Are there five outcomes?", ["2.1", "3.4", "1"]),
        ("What are the 3 outcomes?", ["2.1", "3.4", "1"]),
        ("Which outcomes are not linked to a plan?", ["1"]),
        ("Which outcome has no alignment?", ["1"]),
        ("Which outcomes don't align to the Strategic Plan?", ["2.1", "1"]),
        ("Which outcomes are not tied to UNSDCF Outcome 2?", ["3.4", "1"]),
        ("Which section is an organisational outcome?", ["1"]),
        ("Which outcome is tied to UNSDCF Outcome 2?", ["2.1"]),
        ("Which outcome falls under UN Women's 2022-2025 plan, Outcome 6?", ["3.4"]),
        ("Which outcomes are aligned to the UN Women Strategic Plan rather than to the UNSDCF?", ["3.4"]),
        ("What is the identifier of the outcome on fishing women?", ["2.1"]),
        ("Which outcome is about weather warnings?", ["3.4"]),
    ],
)
def test_outcomes_are_listed_found_and_told_by_their_plans(
    question: str, numbers: list[str], valdania: Index
) -> None:
    """One quote for each outcome: its marker line and its title."""
    found = asked(from_record, question, valdania)
    assert found is not None
    assert found.reason is None
    assert [quote.split("\n")[0].rsplit("_", 1)[1] for quote in quotes(found)] == numbers


def test_after_the_aligned_outcomes_those_that_name_no_plan(index: Index) -> None:
    """A note, so that the list is seen to be whole."""
    found = asked(from_record, "Which outcomes align to the Strategic Plan?", index)
    assert found is not None
    assert found.notes == ("No plan is named in the titles of 6.1 and 4.1.",)


@pytest.mark.parametrize(
    ("before", "question", "short"),
    [
        ("What is the data date?", "and the country?", "Cambodia"),
        ("What is the data date?", "and the reporting year?", "2021"),
        ("How many outcomes are there?", "and the data date?", "26 April 2024"),
        ("What is the data date?", "And the id of 3.1?", "XM-DAC-41146-KHM_D_3.1"),
        ("What is the id of 3.1?", "and of 4.1?", "XM-DAC-41146-KHM_D_4.1"),
    ],
)
def test_a_follow_up_is_first_taken_by_its_own_words(before: str, question: str, short: str, index: Index) -> None:
    """The fact asked for before is not given again."""
    found = asked(from_record, question, index, (before,))
    assert found is not None
    assert found.short_answer == short


def test_a_follow_up_to_another_question_asks_nothing_of_the_record(index: Index) -> None:
    """Its own words alone could mean the report."""
    assert asked(from_record, "and which country?", index, ("Who funded the network?",)) is None


@pytest.mark.parametrize(
    ("question", "plan"),
    [
        ("To which UNSDCF outcome does the fishing outcome contribute?", "UNSDCF Outcome 2"),
        ("Which Strategic Plan outcome is 3.4 aligned with?", "UN Women SP 2022-2025 Outcome 6"),
    ],
)
def test_the_plan_of_one_outcome(question: str, plan: str, valdania: Index) -> None:
    """Named by number or by its subject."""
    found = asked(from_record, question, valdania)
    assert found is not None
    assert found.short_answer == plan


@pytest.mark.parametrize(
    "question",
    [
        "Which outcomes are linked to UNSDCF Outcome 9?",
        "Which UNSDCF outcome does 3.4 contribute to?",
        "Which plan is D_O_1 aligned to?",
    ],
)
def test_a_plan_that_no_title_names_is_not_made_up(question: str, valdania: Index) -> None:
    """The titles are shown as the nearest thing."""
    found = asked(from_record, question, valdania)
    assert found is None or found.reason is not None


@pytest.mark.parametrize(
    "question",
    [
        "What number can people dial for the voice service?",
        "When was the data platform launched?",
        "What does the report say about data collection?",
        "What is the date of the report on gender and climate change?",
        "When was the guideline launched?",
        "How many outcomes were achieved?",
        "Which outcomes are not linked to a partner?",
        "Are there outcomes on climate?",
        "Was the report on gender launched in 2022?",
        "Which country funded the report?",
        "What was achieved under outcome 3.1?",
        "Who wrote the code of conduct?",
        "All dates mentioned in the report",
        "Which dates are in the report?",
        "How many outcomes were reported in April 2024?",
    ],
)
def test_other_questions_are_left_to_the_reader(question: str, index: Index) -> None:
    """One foreign word, and it is no question for the record."""
    assert asked(from_record, question, index) is None


def test_a_report_without_lines_of_its_own_is_cited_by_first_sentences(valdania: Index) -> None:
    """One brought in as sections has no head: its outcomes are still listed, each with a citation."""
    sections = tuple(section for section in valdania.sections if section.kind != HEAD)
    bare = replace(valdania, sections=sections)
    found = asked(from_record, "Which outcomes are there?", bare)
    assert found is not None
    assert found.text is not None
    assert found.text.startswith("3 outcomes: outcome 2.1")
    assert quotes(found)[0] == "The outcome is on track."
    assert [f"[{n}]" in found.text for n in (1, 2, 3)] == [True, True, True]


def test_every_report_counts_however_many_there_are(index: Index) -> None:
    """Sixty outcomes of fifteen reports: all are counted, some are shown, and the rest is said to be missing."""
    many = enlarged(index, 15)
    found = asked(from_record, "How many outcomes are there?", many)
    assert found is not None
    assert found.text is not None
    assert found.text.startswith("60 outcomes: ")
    assert len(found.evidence) == 24
    assert found.notes == ("36 more outcomes are not shown.",)


@pytest.mark.parametrize(
    "question",
    ["Which outcomes are complete?", "Which outcomes were completed in 2021?", "Which outcomes are new?",
     "Which outcomes have results?", "Which outcomes have data?", "Which outcomes cover women?", "How many titles?",
     "How many indicators do the outcomes have?", "Which outcomes are about women?", "Who reported the outcomes?",
     "What are the outcomes of the training?", "What is the first outcome of the training?"],
)  # fmt: skip
def test_a_question_about_some_outcomes_is_not_answered_with_all(question: str, index: Index) -> None:
    """What only some of them may be or have is left to other rules and to the reader."""
    assert asked(from_record, question, index) is None


@pytest.mark.parametrize(
    "question",
    ["outcomes", "titles", "all ids please", "List all outcomes with their ids", "Does it have 5 outcomes?",
     "Can you tell me how many outcomes there are?", "What outcomes does the report cover?", "What are the titles?",
     "How many outcomes are listed in the report?", "The outcomes and their titles"],
)  # fmt: skip
def test_the_outcomes_are_listed_and_counted(question: str, valdania: Index) -> None:
    """However the list is asked for."""
    found = asked(from_record, question, valdania)
    assert found is not None
    assert (found.text or "").startswith("3 outcomes: ")


def test_outcomes_of_a_kind_are_listed_alone(valdania: Index) -> None:
    """With the kind before or after the word."""
    for question in ("Which outcomes are organisational?", "Is there an organisational outcome?"):
        assert [quote.split("\n")[0] for quote in quotes(asked(from_record, question, valdania))] == [
            "OUTCOME XM-DAC-41146-VLD_O_1"
        ]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What are the ids of 2.1 and 3.4?", "Outcome 2.1: XM-DAC-41146-VLD_D_2.1 [1]\n"
         "Outcome 3.4: XM-DAC-41146-VLD_D_3.4 [2]"),
        ("alignment of 2.1 and 3.4", "Outcome 2.1: UNSDCF Outcome 2 [1]\n"
         "Outcome 3.4: UN Women SP 2022-2025 Outcome 6 [2]"),
        ("Titles of outcomes 2.1 and 3.4", "Outcome 2.1: Fishing women have boats, licences and fair prices (UNSDCF "
         "Outcome 2) [1]\nOutcome 3.4: Women weather watchers warn their villages in time [aligns to UN Women SP "
         "2022-2025 Outcome 6] [2]"),
    ],
)  # fmt: skip
def test_several_outcomes_are_told_line_by_line(question: str, text: str, valdania: Index) -> None:
    """In the order of the report."""
    found = asked(from_record, question, valdania)
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("What is the title of the fishing outcome?", "2.1"),
        ("title of the outcome on weather warnings", "3.4"),
        ("What is the number of the fishing outcome?", "2.1"),
        ("Give me the reference number of outcome 3.4", "3.4"),
        ("What is the first outcome?", "2.1"),
        ("What is the last outcome about?", "1"),
        ("Is there an outcome on weather warnings?", "3.4"),
        ("Which outcomes are about weather warnings?", "3.4"),
    ],
)
def test_an_outcome_is_found_by_its_subject_or_its_place(question: str, number: str, valdania: Index) -> None:
    """One outcome, cited to its lines."""
    found = quotes(asked(from_record, question, valdania))
    assert [quote.split("\n")[0].rsplit("_", 1)[1] for quote in found] == [number]


def test_outcomes_of_several_reports_are_told_with_their_report(index: Index) -> None:
    """Each list under the name of its report, with a count."""
    two = enlarged(index, 2)
    names = [f"{report.country} {report.year}" for report in two.reports]
    listed = asked(from_record, "How many outcomes does each report have?", two)
    assert listed is not None
    assert (listed.text or "").startswith(f"8 outcomes: 4 in {names[0]} and 4 in {names[1]}.\n\n{names[0]}:\n")
    entitled = asked(from_record, "What is the title of outcome 4.1?", two)
    assert entitled is not None
    assert [line.split(",")[0] for line in (entitled.text or "").split("\n")] == names
