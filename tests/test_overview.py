"""What an outcome or a report is, for questions that ask for nothing more; all others are left to the reader."""

import pytest
from shapes_world import REPORT, asked, invented, quotes

from eval.scale import enlarged
from ingest.index import Index
from rag.answer import ask
from rag.find_answer import find_by_rule
from rag.question.understand import understand
from rag.retrieval.scope import resolve_scope
from rag.rules.overview import give_overview
from rag.types import Search


@pytest.fixture(scope="module")
def valdania(index: Index) -> Index:
    return invented(index)


@pytest.mark.parametrize(
    "question",
    ["3.4", "VLD_D_3.4", "outcome 3.4?", "Tell me about outcome 3.4", "summarise outcome 3.4 please",
     "what does D_3.4 say", "What is outcome 3.4 about?", "Give me an overview of outcome 3.4",
     "forget outcome 2.1, what about 3.4?", "can you tell me a bit about outcome 3.4", "Walk me through outcome 3.4",
     "Could you help me understand 3.4? Summarise it for my boss, please"],
)  # fmt: skip
def test_a_bare_outcome_is_told_by_title_status_and_first_sentence(question: str, valdania: Index) -> None:
    """The title is cited to the head, the status and the sentence after it to the narrative."""
    found = asked(give_overview, question, valdania)
    title = "Women weather watchers warn their villages in time [aligns to UN Women SP 2022-2025 Outcome 6]"
    status = "The outcome was only partially achieved in 2023, because the radio masts came late."
    first = "The watchers, helped by the Storm Bureau of Valdania (ZORN), warned 40 villages of floods and storms."
    assert quotes(found) == [f"OUTCOME XM-DAC-41146-VLD_D_3.4\n{title}", status, first]
    assert found is not None
    assert found.text == (
        f"Outcome 3.4 (D_3.4, XM-DAC-41146-VLD_D_3.4): {title} [1]\n\n{status} [2]\n\n{first} [3]"
    )
    assert found.short_answer == title


def test_an_outcome_without_a_status_says_so(valdania: Index) -> None:
    """Nothing is concluded from its first sentence."""
    found = asked(give_overview, "What does outcome 1 say?", valdania)
    assert found is not None
    assert found.notes == ("The report states no status for 1.",)
    assert quotes(found)[1:] == ["Eleven posts were filled."]


def test_several_outcomes_are_told_by_title_and_status(valdania: Index) -> None:
    """No sentence is picked where each would need one."""
    found = asked(give_overview, "Describe outcomes 2.1 and 3.4", valdania)
    assert found is not None
    assert found.text is not None
    assert "Status: on track [2]" in found.text
    assert "Status: only partially achieved [4]" in found.text


@pytest.mark.parametrize(
    ("question", "titles"),
    [("Compare outcomes 2.1 and 3.4", 2), ("What is the difference between 2.1 and 3.4?", 2), ("2.1 vs 3.4", 2),
     ("How do 2.1 and 3.4 differ?", 2), ("Compare the three outcomes", 3), ("Compare all outcomes", 3),
     ("Summary of each outcome", 3), ("What is every outcome about?", 3)],
)  # fmt: skip
def test_outcomes_compared_as_such_are_told_side_by_side(question: str, titles: int, valdania: Index) -> None:
    """Each with its title."""
    assert sum(quote.startswith("OUTCOME") for quote in quotes(asked(give_overview, question, valdania))) == titles


@pytest.mark.parametrize(
    "question",
    ["What is this report about?", "Give me a summary of the report", "What does the report say?", "Valdania",
     "tell me about valdania", "Summarise the document", "Describe the outcomes"],
)  # fmt: skip
def test_a_report_is_told_by_country_year_date_and_titles(question: str, valdania: Index) -> None:
    """Each part is cited to the head."""
    found = asked(give_overview, question, valdania)
    assert found is not None
    assert found.text is not None
    parts = found.text.split("\n\n")
    assert parts[:3] == [
        "The report is on Valdania in 2023. [1]", "The data are as of 3 February 2025. [2]", "It has 3 outcomes:"
    ]  # fmt: skip
    assert parts[3].startswith("2.1: Fishing women have boats")
    assert {piece.outcome.kind for piece in found.evidence} == {"head"}


@pytest.mark.parametrize(
    "question", ["What reports do you have?", "How many reports are loaded?", "Which documents are in the index?"]
)
def test_the_reports_there_are_can_be_asked_for(question: str, valdania: Index) -> None:
    """With the number of their outcomes."""
    found = asked(give_overview, question, valdania)
    assert found is not None
    assert found.text == "1 report:\n\nValdania in 2023 (3 outcomes) [1]"


@pytest.mark.parametrize(
    "question",
    ["Who published this report?", "When was the report published?", "Who is the author of this document?",
     "Who wrote this?", "Who is the author", "Was the report published in 2022?",
     "Was this report written by UN Women?"],
)  # fmt: skip
def test_origin_is_not_given_but_the_data_date_is(question: str, valdania: Index) -> None:
    """The date of the data is the nearest thing, and no date of publication."""
    found = asked(give_overview, question, valdania)
    assert found is not None
    assert found.reason == (
        "The head of the report names no author, publisher or date of publication. The data are as of 3 February 2025."
    )
    assert quotes(found) == ["Data as of:\n\n3 February 2025".replace("\n\n", "\n")]


def test_an_origin_that_the_head_prints_is_left_alone(index: Index) -> None:
    """It is not denied there."""
    head = "Progress in Valdania country in 2023\n\nPublished by the office"
    text = f"{head}\n\nOUTCOME XM-DAC-41146-VLD_D_2.1\n\nA\n\nRain."
    assert asked(give_overview, "Who published this report?", invented(index, text)) is None


def test_an_overview_without_an_outcome_says_how_many_there_are(valdania: Index) -> None:
    """One that is set aside is not shown, but counted."""
    found = asked(give_overview, "Summarise the report except 2.1", valdania)
    assert found is not None
    assert "It has 3 outcomes, 2 of which are:" in (found.text or "")


@pytest.mark.parametrize("question", ["What is the link to outcome 2.1?", "url of D_2.1", "Where is 2.1 online?"])
def test_the_address_of_an_outcome(question: str, valdania: Index) -> None:
    """That of its public record, with a note that the report prints none."""
    found = asked(give_overview, question, valdania)
    assert found is not None
    assert found.text == "Outcome 2.1: https://open.unwomen.org/en/outcome-detail/XM-DAC-41146-VLD_D_2.1 [1]"
    assert len(found.notes) == 1


@pytest.mark.parametrize(
    "question",
    [
        "What was achieved under outcome 2.1?",
        "Who is outcome 3.4 for?",
        "When does outcome 3.4 end?",
        "What does outcome 2.1 say about boats?",
        "What does outcome 2.1 not say?",
        "Does the report say so?",
        "What does the report say about sirens?",
        "Who prepared the report on floods?",
        "Was the evaluation report published in 2022?",
        "Was the report published by the ministry used in court?",
        "What reports were published?",
        "Which reports were prepared by the office?",
        "How many are there?",
        "2023",
        "Who links the markets?",
        "Compare 2.1 and 3.4 on boats",
        "Compare 2.1 in 2022 and 2023",
    ],
)
def test_other_questions_are_left_to_the_reader(question: str, valdania: Index) -> None:
    """One word for anything besides, and it is no overview that is wanted."""
    assert asked(give_overview, question, valdania) is None


@pytest.mark.parametrize(("question", "ruled"), [("What is outcome 7.1?", False), ("What is outcome 3.4?", True)])
def test_no_rule_tells_of_what_no_report_has(question: str, ruled: bool, valdania: Index) -> None:
    """Reading declines it and shows the nearest passage."""
    query = understand(question, valdania)
    search = Search(query, resolve_scope(query, valdania), (), valdania.generation)
    assert bool(find_by_rule(search, valdania)) == ruled


def test_another_year_is_not_told_as_this_one(valdania: Index) -> None:
    """A year that the report tells of is left to the reader."""
    found = asked(give_overview, "Summarise outcome 3.4 for 2020", valdania)
    assert found is not None
    assert found.reason == "No report here is on 2020; there is Valdania 2023."
    told = invented(valdania, REPORT.replace("Eleven posts were filled.", "Eleven posts were filled in 2021."))
    assert asked(give_overview, "What does the report say about 2021?", told) is None
    listed = asked(give_overview, "What reports do you have for 2021?", told)
    assert listed is not None
    assert listed.reason == "No report here is on 2021; there is Valdania 2023."


def test_what_the_report_says_of_another_year_is_no_overview(index: Index) -> None:
    """The year is what is asked about; of a report that is not there nothing is told."""
    answer = ask("What does the 2021 report say about 2022?", index)
    assert answer.status == "answered"
    assert all("2022" in citation.quote for citation in answer.citations)
    assert "No report here is on 2022" in ask("Compare the 2021 and 2022 reports", index).text


@pytest.mark.parametrize(
    "question",
    ["summary", "overview pls", "Give me an overview", "give me the main points", "summarise", "tl;dr", "Key findings?",
     "Executive summary please", "Give me a short summary in three sentences", "What are the highlights?",
     "Summarise it in bullet points"],
)  # fmt: skip
def test_a_summary_of_nothing_else_is_that_of_the_report(question: str, valdania: Index) -> None:
    """Its length and its form do not matter."""
    assert ask(question, valdania).text.startswith("The report is on Valdania in 2023.")


@pytest.mark.parametrize("question", ["Summary of the training", "Key findings of the audit?", "Give me the results"])
def test_a_summary_of_something_is_read(question: str, valdania: Index) -> None:
    """The report is not what is meant."""
    assert asked(give_overview, question, valdania) is None


def test_a_summary_goes_on_with_the_question_before(valdania: Index) -> None:
    """It is that of what was asked about."""
    assert asked(give_overview, "summary", valdania, ("Who bought the boats?",)) is None


def test_outcomes_of_several_reports_are_told_with_their_report(index: Index) -> None:
    """The country and the year stand before each."""
    two = enlarged(index, 2)
    found = asked(give_overview, "Summarise outcome 3.1", two)
    assert found is not None
    assert all(f"{report.country} {report.year}, outcome 3.1 (" in (found.text or "") for report in two.reports)
