"""How far an outcome was reached: in the report's words, for all outcomes asked about, or not stated."""

from dataclasses import replace

import pytest
from shapes_world import asked, invented, quotes

from ingest.index import Index
from ingest.section import make_section
from ingest.status import find_status
from ingest.types import Report
from rag.question.understand import understand
from rag.retrieval.scope import resolve_scope
from rag.rules.described import find_described_outcome
from rag.rules.judgement import short_judgement, verdicts
from rag.rules.record import from_record
from rag.rules.status_answer import state_status


@pytest.fixture(scope="module")
def valdania(index: Index) -> Index:
    return invented(index)


@pytest.mark.parametrize(
    "question",
    [
        "Was outcome 3.1 achieved?",
        "was outcom 3.1 acheived in 2021 ??",
        "How does the report rate KHM_D_3.1?",
        "What is the stated level of attainment for outcome XM-DAC-41146-KHM_D_3.1?",
        "How far did outcome 3.1 get?",
        "3.1 status",
        "Is 3.1 on track?",
        "status of 3.1 asap",
        "I need the status of 3.1 for my report. Can you help?",
        "Could you help me with the status of 3.1?",
        "Why was outcome 3.1 not fully achieved?",
    ],
)
def test_the_status_sentence_answers(question: str, index: Index) -> None:
    """Quoted whole, the judging words as the short answer."""
    found = asked(state_status, question, index)
    assert found is not None
    assert found.reason is None
    assert found.short_answer == "not fully achieved"
    assert quotes(found)[0].startswith("The outcome was not fully achieved in 2021, partly as a result")


@pytest.mark.parametrize(
    "question",
    [
        "Which outcomes were not fully achieved?",
        "wich outcomse were not acheived fuly",
        "Which outcomes fell short in 2021?",
        "Which outcomes are off track?",
        "which outcomes are still ongoing",
        "For each outcome, what is the stated status?",
    ],
)
def test_a_census_names_every_outcome(question: str, index: Index) -> None:
    """One quote for each that states a status, and a note on those that state none."""
    found = asked(state_status, question, index)
    assert found is not None
    assert [piece.outcome.number for piece in found.evidence] == ["3.1", "3.2"]
    assert found.notes == ("No status is stated for 6.1 and 4.1.",)
    assert found.text is not None
    assert found.text.startswith("3.1: not fully achieved [1]; 3.2: not been fully achieved [2].")


def test_a_census_with_a_verdict_tells_the_others_apart(valdania: Index) -> None:
    """Who asks for what is on track learns in a note what is stated otherwise."""
    found = asked(state_status, "Which outcomes are on track?", valdania)
    assert found is not None
    assert quotes(found) == ["The outcome is on track."]
    assert found.notes == ("No status is stated for 1.", "Stated otherwise: 3.4: only partially achieved.")


def test_no_outcome_of_the_verdict(index: Index) -> None:
    """Nothing is on track here: said so, with what is stated."""
    found = asked(state_status, "Which outcomes are on track?", index)
    assert found is not None
    assert found.reason is not None
    assert "3.1: not fully achieved" in found.reason


WEIGHED = """Progress in Valdania country in 2023

OUTCOME XM-DAC-41146-VLD_D_1.1

Ports are open to women

The outcome is {first}. Four piers were built.

OUTCOME XM-DAC-41146-VLD_D_1.2

Markets are safe

This outcome was {second} in 2023. Two lamps were lit.

OUTCOME XM-DAC-41146-VLD_D_1.3

Radios are heard

Nine masts were raised.
"""


@pytest.fixture(scope="module")
def weighed(index: Index) -> Index:
    """One outcome partly on track, one not met, one without a status."""
    return invented(index, WEIGHED.format(first="partly on track", second="not met"))


@pytest.mark.parametrize(
    "judged",
    ["partly on track", "mostly on track", "still broadly on track", "generally on course", "somewhat off track"],
)
def test_the_words_that_weaken_a_judgement_belong_to_it(judged: str, index: Index) -> None:
    """Without "partly" the short answer would say more than the report."""
    found = asked(
        state_status,
        "Was outcome 1.1 achieved?",
        invented(index, WEIGHED.format(first=judged, second="largely met")),
    )
    assert found is not None
    assert found.short_answer == judged


@pytest.mark.parametrize(
    ("first", "second", "question", "numbers"),
    [
        ("partly on track", "not met", "Which outcomes were not met?", ["1.2"]),
        ("partly on track", "not met", "Which outcomes are partly on track?", ["1.1"]),
        ("partly on track", "not met", "Which outcomes were not fully met?", ["1.1", "1.2"]),
        ("mostly on track", "partially met", "Which outcomes were partly achieved?", ["1.2"]),
        ("mostly on track", "partially met", "Which outcomes are on track?", ["1.1"]),
        ("off track", "largely met", "Which outcomes were largely met?", ["1.2"]),
        ("off track", "largely met", "Which outcomes are not on track?", ["1.1"]),
        ("off track", "not fully met", "Which outcomes were only partly met?", ["1.2"]),
        ("off track", "not fully met", "Which outcomes were not met?", ["1.1", "1.2"]),
        ("on track", "met only in part", "Which outcomes were not achieved or only partly achieved?", ["1.2"]),
    ],
)
def test_in_part_and_not_at_all_are_two_verdicts(
    first: str, second: str, question: str, numbers: list[str], index: Index
) -> None:
    """Only "not fully" is both, and who asks for that means either."""
    found = asked(state_status, question, invented(index, WEIGHED.format(first=first, second=second)))
    assert found is not None
    assert found.reason is None
    assert [piece.outcome.number for piece in found.evidence] == numbers


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many outcomes were not met?", "1 of 3 outcomes: 1.2: not met [1]."),
        ("What is the number of outcomes that are partly on track?", "1 of 3 outcomes: 1.1: partly on track [1]."),
        ("How many of the outcomes have a stated status?",
         "2 of 3 outcomes: 1.1: partly on track [1]; 1.2: not met [2]."),
        ("How many outcomes were achieved?",
         "None of the 3 outcomes is reported so. What is stated: 1.1: partly on track [1]; 1.2: not met [2]."),
        ("Were all outcomes achieved?",
         "None of the 3 outcomes is reported so. What is stated: 1.1: partly on track [1]; 1.2: not met [2]."),
        ("Was any outcome met?",
         "None of the 3 outcomes is reported so. What is stated: 1.1: partly on track [1]; 1.2: not met [2]."),
        ("Are all the outcomes partly on track?", "1 of 3 outcomes: 1.1: partly on track [1]."),
        ("Were 1.2 and 1.3 met?", "1.2: not met [1]. No status is stated for 1.3.\n\n"
         "This outcome was not met in 2023. [1]"),
        ("How many outcomes have no status?", "No status is stated for 1 of 3 outcomes: 1.3 [1]."),
        ("Which outcomes are without a status?", "No status is stated for 1 of 3 outcomes: 1.3 [1]."),
    ],
)  # fmt: skip
def test_outcomes_are_counted_from_what_is_stated(question: str, text: str, weighed: Index) -> None:
    """The count with the outcomes it counts and their words; none is an answer too."""
    assert asked(from_record, question, weighed) is None
    found = asked(state_status, question, weighed)
    assert found is not None
    assert found.text == text
    assert found.reason is None


def test_an_outcome_without_a_status_is_cited_to_its_title(weighed: Index) -> None:
    """Nothing states what is missing; the title says which outcome it is."""
    found = asked(state_status, "How many outcomes do not have a status?", weighed)
    assert quotes(found) == ["OUTCOME XM-DAC-41146-VLD_D_1.3\nRadios are heard"]
    assert found is not None
    assert found.notes == ("Stated: 1.1: partly on track; 1.2: not met.",)


@pytest.mark.parametrize(
    "question",
    ["Was outcome 4.1 achieved?", "Why was 4.1 not achieved?", "KHM_D_4.1 achievement status"],
)
def test_a_status_that_is_not_stated_is_not_concluded(question: str, index: Index) -> None:
    """Not even where the question takes it for granted."""
    found = asked(state_status, question, index)
    assert found is not None
    assert found.reason == "The report states no status for outcome 4.1."
    assert quotes(found)[0].startswith("During the reporting period")


def test_an_outcome_of_a_whole_number_is_named_by_it(valdania: Index) -> None:
    """An organisational outcome has no second figure."""
    found = asked(state_status, "Was outcome 1 achieved?", valdania)
    assert found is not None
    assert found.reason == "The report states no status for outcome 1."


def test_a_premise_that_the_report_contradicts(valdania: Index) -> None:
    """On track, yet asked why it was missed: the report's own words are shown."""
    found = asked(state_status, "Why was outcome 2.1 not achieved?", valdania)
    assert found is not None
    assert found.reason == (
        'The report does not say so of outcome 2.1; it states: "The outcome is on track."'
    )


@pytest.mark.parametrize(
    ("earlier", "question"),
    [
        ("Was outcome 3.1 achieved?", "why?"),
        ("Was outcome 3.1 achieved", "Why is that?"),
        ("Was outcome 3.1 achieved?", "how come?"),
        ("Was outcome 3.1 achieved?", "why not?"),
        ("", "Was outcome 3.1 achieved? Why?"),
    ],
)
def test_why_takes_nothing_for_granted_of_the_question_before(earlier: str, question: str, index: Index) -> None:
    """Whether it was achieved was only asked: the reason that the report gives answers."""
    found = asked(state_status, question, index, (earlier,) if earlier else ())
    assert found is not None
    assert found.reason is None
    assert found.short_answer == "not fully achieved"


def test_another_year_is_not_answered_with_this_one(index: Index) -> None:
    """The status of 2021 is no answer for 2022."""
    found = asked(state_status, "Was outcome 3.1 achieved in 2022?", index)
    assert found is not None
    assert found.reason == "The report here is on 2021 and states no status for 2022."


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Has the fishing outcome been reached?", "on track"),
        ("How is the outcome on weather watchers rated?", "only partially achieved"),
        ("What does the report say about the pace of progress on fishing?", "on track"),
    ],
)
def test_an_outcome_may_be_named_by_its_subject(question: str, short: str, valdania: Index) -> None:
    """The subject stands in the title or in the text."""
    found = asked(state_status, question, valdania)
    assert found is not None
    assert found.short_answer == short


def test_a_description_that_fits_two_outcomes_or_none_finds_none(index: Index) -> None:
    """Better no outcome than the wrong one."""
    scope = resolve_scope(understand("x", index), index)
    assert find_described_outcome("violence", scope, index) is None
    assert find_described_outcome("space flight", scope, index) is None
    assert find_described_outcome("Second", scope, index) is None
    climate = find_described_outcome("climate change and disasters", scope, index)
    assert climate is not None
    assert climate.number == "4.1"


@pytest.mark.parametrize(
    "question",
    [
        "What was achieved under outcome 3.1?",
        "Where does the review of the DV Law stand?",
        "Has the guideline been launched?",
        "How was outcome 3.1 achieved?",
        "Was the plan completed?",
        "How many targets were met under outcome 3.2?",
        "Who reached the villages?",
        "What does outcome 4.1 say?",
    ],
)
def test_the_state_of_other_things_is_left_to_the_reader(question: str, index: Index) -> None:
    """A law, a plan or a list of results is no status of an outcome."""
    assert asked(state_status, question, index) is None


def stated(count: int, words: str) -> str:
    """A report of so many outcomes, each with this status."""
    outcomes = [
        f"OUTCOME XM-DAC-41146-VLD_D_{i}.1\n\nThing {i} is done\n\nThis outcome {words}." for i in range(1, count + 1)
    ]
    return "\n\n".join(["Progress in Valdania country in 2023", *outcomes]) + "\n"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Which outcomes are on track?", "is on track"),
        ("Which outcomes are on track?", "was not met"),
        ("How many outcomes were met?", "was not met"),
        ("How many outcomes were not met?", "was not met"),
        ("For each outcome, what is the stated status?", "is on track"),
    ],
)
def test_of_many_outcomes_the_first_are_shown_and_the_others_counted(question: str, words: str, index: Index) -> None:
    """Twelve of fourteen, however it is asked."""
    found = asked(state_status, question, invented(index, stated(14, words)))
    assert found is not None
    assert len(found.evidence) == 12
    told = found.text or found.reason or ""
    assert "12.1: " in told
    assert "13.1" not in told
    assert " and 2 more" in told


def test_an_outcome_without_text_is_named_and_not_quoted(index: Index) -> None:
    """Sections lines have no head whose title could stand for it."""
    lines = [("1.1", ""), ("1.2", "This outcome was not met in 2023.")]
    report = Report("vld", "Valdania", "Valdania", 2023, None, "v.jsonl")
    sections = tuple(make_section(report, f"XM-DAC-41146-VLD_D_{n}", "", text) for n, text in lines)
    bare = replace(invented(index), sections=sections)
    found = asked(state_status, "Which outcomes have no status?", bare)
    assert found is not None
    assert (found.text, found.evidence) == ("No status is stated for 1 of 2 outcomes: 1.1.", ())
    other = asked(state_status, "Was outcome 1.1 achieved in 2020?", bare)
    assert other is not None
    assert other.evidence == ()


@pytest.mark.parametrize(
    ("sentence", "short", "kinds"),
    [
        ("The outcome is behind the schedule, but important results have been achieved.", "behind the schedule",
         {"short", "missed"}),
        ("The share reached 46 per cent, so that the outcome is on track.", "on track", {"on track"}),
        ("The outcome is on track, with two of its three indicators reached.", "on track", {"on track"}),
        ("The outcome is on track, even though not all milestones set for 2021 were reached.", "on track",
         {"on track"}),
        ("The outcome is partially achieved, since the target was not reached.", "partially achieved",
         {"short", "partly"}),
        ("Significant progress was made with leaders, while the outcome is assessed as partially achieved.",
         "partially achieved", {"short", "partly"}),
        ("This outcome has been achieved to a large extent as regards prevention, and only partly as regards justice.",
         "achieved to a large extent as regards prevention, and only partly as regards justice", {"short", "partly"}),
        ("The outcome is achieved only partially outside of the main island.",
         "achieved only partially outside of the main island", {"short", "partly"}),
        ("The outcome was achieved, apart from the farm census, whose work was put off.",
         "achieved, apart from the farm census", {"short", "partly", "reached"}),
        ("The outcome is on track but not yet achieved.", "on track but not yet achieved",
         {"on track", "short", "missed"}),
        ("The outcome, although late, is on track.", "on track", {"on track"}),
        ("Not all targets for 2021 were met under this outcome.", "Not all targets for 2021 were met",
         {"short", "partly", "missed"}),
        ("Progress under this outcome was slow.", "slow", {"short", "missed"}),
        ("The outcome is progressing at a slower pace than foreseen.", "at a slower pace than foreseen",
         {"short", "missed"}),
        ("The outcome shows partial progress.", "partial progress", {"short", "partly"}),
        ("Progress in this outcome can be seen as partial.", "partial", {"short", "partly"}),
        ("The outcome has advanced slowly.", "advanced slowly", {"short", "missed"}),
        ("Significant advances have been achieved under this outcome, and the law was passed.",
         "Significant advances have been achieved under this outcome", set()),
        ("The outcome has reached 46 per cent.", "The outcome has reached 46 per cent", set()),
        ("The outcome is unlikely to be achieved.", "The outcome is unlikely to be achieved", set()),
    ],
)  # fmt: skip
def test_only_what_is_said_of_the_outcome_judges_it(sentence: str, short: str, kinds: set[str]) -> None:
    """With all that limits it; without judging words the clause is shown, and it counts as nothing."""
    report = Report("vld", "Valdania", "Valdania", 2023, None, "v.txt")
    outcome = make_section(report, "XM-DAC-41146-VLD_D_1.1", "Ports", sentence)
    assert short_judgement(outcome) == short
    assert verdicts(outcome) == kinds


@pytest.mark.parametrize(
    "sentence", ["Slow internet hampered the work under this outcome.", "Women of the outcome made good use of boats."]
)
def test_a_sentence_that_judges_something_else_is_no_status(sentence: str) -> None:
    """A word of judging beside the outcome is not enough."""
    assert find_status(sentence) is None


@pytest.mark.parametrize(
    "question",
    [
        "What has been done under outcome 3.1?",
        "What was done in 3.1?",
        "What is ongoing in 3.1?",
        "What are the achievements of outcome 3.1?",
        "List the achievements of outcome 3.1",
        "When will outcome 3.1 be achieved?",
        "By when should 3.1 be achieved?",
        "Who achieved outcome 3.1?",
        "What percentage of outcome 3.1 was achieved?",
    ],
)
def test_what_was_done_by_whom_and_when_is_no_status(question: str, index: Index) -> None:
    """The status says nothing of it."""
    assert asked(state_status, question, index) is None


@pytest.mark.parametrize(
    ("follow_up", "answers"),
    [
        ("when will it be completed?", False),
        ("by when?", False),
        ("by how much", False),
        ("who resources it", False),
        ("is it sustainable?", False),
        ("and 3.2?", True),
        ("really?", True),
        ("why not?", True),
        ("what is its status?", True),
    ],
)
def test_a_follow_up_asks_for_a_status_itself(follow_up: str, answers: bool, index: Index) -> None:
    """Or only of what, why or whether really; anything else that it asks is read."""
    assert (asked(state_status, follow_up, index, ("Is outcome 3.1 on track?",)) is not None) == answers


@pytest.mark.parametrize(
    ("question", "answers"),
    [("Why was outcome 3.4 not achieved?", True), ("Why was outcome 3.4 not achieved at all?", False),
     ("What prevented outcome 3.4 from being achieved?", True), ("Why was outcome 3.4 delayed?", False)],
)  # fmt: skip
def test_not_covers_in_part_and_not_at_all_does_not(question: str, answers: bool, index: Index) -> None:
    """Who asks why it was "not achieved" means what was achieved only in part too."""
    told = WEIGHED.format(first="on track", second="partly achieved, because of the storm,").replace("_1.2", "_3.4")
    found = asked(state_status, question, invented(index, told))
    assert found is not None
    assert (found.reason is None) == answers


@pytest.mark.parametrize(
    "question",
    ["status?", "Overall status?", "What is the current status?", "status overview", "Is everything on track?",
     "What is the overall status of the report?", "Is Valdania on track?"],
)  # fmt: skip
def test_a_status_of_nothing_named_is_asked_of_all(question: str, weighed: Index) -> None:
    """Every outcome in scope is told."""
    found = asked(state_status, question, weighed)
    assert found is not None
    assert found.text is not None
    assert "1.2: not met" in found.text


@pytest.mark.parametrize("question", ["Is it on track?", "Was the plan completed?", "What is the status of the law?"])
def test_a_status_of_something_not_told_is_not_asked_of_all(question: str, weighed: Index) -> None:
    """Reading finds out what is meant."""
    assert asked(state_status, question, weighed) is None


@pytest.mark.parametrize(
    "question",
    ["Just checking, was 3.1 achieved?", "Briefly, what is the status of 3.1?", "So 3.1 was achieved, right?",
     "What rating did 3.1 receive?"],
)  # fmt: skip
def test_what_is_said_around_the_question_changes_nothing(question: str, index: Index) -> None:
    """It asks for the status all the same."""
    found = asked(state_status, question, index)
    assert found is not None
    assert found.short_answer == "not fully achieved"


MANY_KINDS = """Progress in Valdania country in 2023

OUTCOME XM-DAC-41146-VLD_D_1.1

Ports are open to women

The outcome is on track, because the piers were built early. COVID-19 slowed the lamps.

OUTCOME XM-DAC-41146-VLD_D_1.2

Markets are safe

The outcome was partially achieved. Two lamps were lit.

OUTCOME XM-DAC-41146-VLD_D_2.1

Radios are heard

The outcome was not achieved in 2023, because the masts came late.

OUTCOME XM-DAC-41146-VLD_D_3.1

Laws protect women from violence

The outcome was fully achieved in 2023.
"""


@pytest.fixture(scope="module")
def many_kinds(index: Index) -> Index:
    """One outcome on track, one partly, one not and one fully achieved."""
    return invented(index, MANY_KINDS)


ALL_FOUR = ["1.1", "1.2", "2.1", "3.1"]


@pytest.mark.parametrize(
    ("turns", "numbers"),
    [
        (["Which outcomes are on track and which are not?"], ALL_FOUR),
        (["Which outcomes are not delayed?"], ALL_FOUR),
        (["Which outcomes did not fail?"], ALL_FOUR),
        (["Which outcomes are not only partly achieved?"], ALL_FOUR),
        (["Which outcomes were achieved and which weren't?"], ALL_FOUR),
        (["How many outcomes are on track and how many are not?"], ALL_FOUR),
        (["Which outcomes are either on track or partly achieved?"], ["1.1", "1.2"]),
        (["How many outcomes are partly or not achieved?"], ["1.2", "2.1"]),
        (["Which outcomes were fully or partly achieved?"], ["1.2", "3.1"]),
        (["Which outcomes were partially, fully or not achieved?"], ["1.2", "2.1", "3.1"]),
        (["Which outcomes have not, so far, been achieved?"], ["2.1"]),
        (["Which outcomes were not met or reached?"], ["2.1"]),
        (["Were the outcomes achieved or not?"], ["3.1"]),
        (["Which outcomes are on track?", "and which are not?"], ["2.1"]),
        (["Which outcomes are on track?", "and which are not?", "and which ones are partly achieved?"], ["1.2"]),
        (["Which outcomes are on track?", "which are delayed?"], ["2.1"]),
        (["Which outcomes were not achieved?", "and which were?"], ["3.1"]),
        (["Which outcomes were not achieved?", "and the others?"], ALL_FOUR),
        (["Which outcome is on track and why?"], ["1.1"]),
        (["Which outcomes are not on track and why?"], ["1.2", "2.1"]),
        (["Why were 2.1 and 1.1 not achieved?"], ["2.1"]),
        (["How do 1.1 and 2.1 differ in status?"], ["1.1", "2.1"]),
        (["Which is further along, 1.1 or 3.1?"], ["1.1", "3.1"]),
        (["Rate each outcome red, amber or green"], ALL_FOUR),
        (["Which outcome went best?"], ALL_FOUR),
        (["status of all outcoms"], ALL_FOUR),
        (["What is the status of the second outcome?"], ["1.2"]),
        (["Was 1.1 achieved?", "which are partly achieved?"], None),
        (["Which outcome achieved the most?"], None),
        (["What is the status of 1.1 compared with 2020?"], None),
    ],
)
def test_the_outcomes_of_every_verdict_asked_for(
    turns: list[str], numbers: list[str] | None, many_kinds: Index
) -> None:
    """Of two verdicts those of either, of a follow-up those of its own; None where reading has to find out."""
    *history, question = turns
    found = asked(state_status, question, many_kinds, tuple(history))
    assert (found and [piece.outcome.number for piece in found.evidence]) == numbers
    assert found is None or found.reason is None


@pytest.mark.parametrize(
    "question", ["Was 2.1 achieved and why?", "Is 1.1 on track and why?", "Was 2.1 met and why not?"]
)
def test_whether_and_why_takes_nothing_for_granted(question: str, many_kinds: Index) -> None:
    """The stated status answers, whichever it is."""
    found = asked(state_status, question, many_kinds)
    assert found is not None
    assert found.reason is None
