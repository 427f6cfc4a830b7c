"""Short forms: the report's own expansion, or the statement that it has none."""

import pytest
from shapes_world import asked, invented, quotes

from ingest.index import Index
from rag.rules.define import define


@pytest.fixture(scope="module")
def valdania(index: Index) -> Index:
    return invented(index)


@pytest.mark.parametrize(
    "question",
    [
        "What does WCN stand for?",
        "what does wcn mean",
        "Spell out WCN please.",
        "WCN?",
        "WCN = ?",
        "WCN",
        "What is the WCN?",
        "Who are the WCNs?",
        "WCN - what is that short for?",
        "Please expand WCN for me.",
        "What is the full name of the WCN?",
        "Kindly explain the abbreviation WCN.",
        "wat does WCN stnd for",
    ],
)
def test_the_reports_own_expansion_is_quoted_and_marked(question: str, index: Index) -> None:
    """The sentence that spells it out, the expansion marked in it."""
    found = asked(define, question, index)
    assert found is not None
    assert found.reason is None
    assert found.short_answer == "Women Champion Network"
    piece = found.evidence[0]
    assert piece.outcome.words(piece.marks[0]) == "Women Champion Network"


@pytest.mark.parametrize("form", ["MoWA", "MOWA", "mowa"])
def test_case_does_not_matter(form: str, index: Index) -> None:
    """MoWA and MOWA are one body."""
    found = asked(define, f"What does {form} stand for?", index)
    assert found is not None
    assert found.short_answer == "Ministry of Women's Affairs"


def test_a_follow_up_takes_its_short_form_from_the_question_before(index: Index) -> None:
    """ "And what does it stand for?" asks of the last short form."""
    found = asked(define, "And what does it stand for?", index, ("Where does the WCN work?",))
    assert found is not None
    assert found.short_answer == "Women Champion Network"


@pytest.mark.parametrize("earlier", [("What does WCN stand for?",), ("What does WCN stand for?", "and the AOP?")])
def test_a_follow_up_may_bring_another_short_form(earlier: tuple[str, ...], index: Index) -> None:
    """It is put in the place of the earlier one, and defined as that was."""
    found = asked(define, "and CEDAW?", index, earlier)
    assert found is not None
    assert found.reason is not None
    assert found.reason.startswith("The report uses CEDAW without spelling it out.")
    assert asked(define, "and who leads teh network?", index, earlier) is None


@pytest.mark.parametrize(
    ("earlier", "question"),
    [
        ("How many calls did the WCN get from women?", "and from men?"),
        ("How many calls did the WCN get from women?", "and then?"),
        ("Where does the WCN work?", "When was its last meeting?"),
        ("Where does the WCN work?", "Please explain."),
        ("", "When was the last WCN meeting?"),
        ("", "In what spell did the WCN stay?"),
        ("", "Was the WCN shot?"),
        ("", "Is the WCN for men?"),
    ],
)
def test_an_english_word_is_no_misspelt_key(earlier: str, question: str, index: Index) -> None:
    """Neither "meeting" nor "men" is a slip of "meaning" or "mean"; a follow-up must hold the word itself."""
    assert asked(define, question, index, (earlier,) if earlier else ()) is None


@pytest.mark.parametrize("word", ["meaning", "meeting", "shot", "stamp"])
def test_english_words_are_told_from_misspelt_ones(word: str, index: Index) -> None:
    """Words and word pieces of four letters or more, but no mere stem and no short piece."""
    assert index.words.is_english(word)
    assert not any(index.words.is_english(slip) for slip in ("outcom", "wat", "stnd", "meening"))


@pytest.mark.parametrize(
    ("question", "reason", "quote"),
    [
        ("What does FBO stand for?", "The report uses FBO without spelling it out.", "FBO heads trade under D&FF"),
        ("What does D&FF stand for?", "The report uses D&FF without spelling it out.", "FBO heads trade under D&FF"),
        ("What does DFF mean?", "The report uses D&FF without spelling it out.", "FBO heads trade under D&FF"),
        ("What does TK&L stand for?", "TK&L does not occur in what was searched.", None),
    ],
)
def test_a_short_form_may_stand_in_a_title_alone(
    question: str, reason: str, quote: str | None, index: Index
) -> None:
    """Cited to the head, where titles are printed, and named as it stands there, else as typed."""
    text = (
        "Progress in Valdania country in 2023\n\nOUTCOME XM-DAC-41146-VLD_D_2.1\n\nFBO heads trade under D&FF"
        "\n\nNine boats were bought."
    )
    found = asked(define, question, invented(index, text))
    assert found is not None
    assert found.reason == reason
    if quote is None:
        assert found.evidence == ()
    else:
        assert found.evidence[0].outcome.kind == "head"
        assert quote in quotes(found)[0]


def test_a_name_beside_a_short_form_it_does_not_spell_is_given(valdania: Index) -> None:
    """ "Storm Bureau of Valdania (ZORN)": the letters differ, the bracket still says what is meant."""
    found = asked(define, "What is ZORN?", valdania)
    assert found is not None
    assert found.short_answer == "Storm Bureau of Valdania"


@pytest.mark.parametrize(
    ("question", "short", "quote", "notes"),
    [
        ("What is BFO?", "Board of Free Oars", "The Board of Free Oars (BFO) met.", ()),
        ("Define RPLW", "River Plan for Women", "The River Plan for Women (RPLW II) began.",
         ("The report spells out RPLW II, not RPLW alone.",)),
        ("What does RPLW II mean?", "River Plan for Women", "The River Plan for Women (RPLW II) began.", ()),
    ],
)  # fmt: skip
def test_the_shortest_sentence_defines_and_a_numeral_may_be_left_off(
    question: str, short: str, quote: str, notes: tuple[str, ...], index: Index
) -> None:
    """Of two that spell it out the one with least besides; what is spelled out only with its number is told so."""
    text = (
        "Progress in Valdania country in 2023\n\nOUTCOME XM-DAC-41146-VLD_D_2.1\n\nBoats are safe\n\n"
        "In June the ministries, the harbours and the Board of Free Oars (BFO) agreed on nine piers. The River Plan for"
        " Women (RPLW II) began.\n\nOUTCOME XM-DAC-41146-VLD_D_2.2\n\nOars are free\n\n"
        "The Board of Free Oars (BFO) met. Four oars were bought."
    )
    found = asked(define, question, invented(index, text))
    assert found is not None
    assert (found.short_answer, quotes(found), found.notes) == (short, [quote], notes)


def test_used_but_not_spelled_out(valdania: Index) -> None:
    """The field's expansion is shown as not from the report, beside a sentence that uses the short form."""
    found = asked(define, "What does ILO stand for?", valdania)
    assert found is not None
    assert found.short_answer is None
    assert found.reason == (
        "The report uses ILO without spelling it out. In this field it usually stands for International"
        " Labour Organization; that is not from the report."
    )
    assert quotes(found) == ["The WHO and the ILO sat in as guests."]


def test_a_short_form_that_does_not_occur(valdania: Index) -> None:
    """Nothing is quoted for it."""
    found = asked(define, "What does QXRT stand for?", valdania)
    assert found is not None
    assert found.reason == "QXRT does not occur in what was searched."
    assert found.evidence == ()


@pytest.mark.parametrize(
    "question",
    [
        "What did the WCN do?",
        "Who leads the WCN?",
        "What is the WCN doing in Koh Kong?",
        "Who is in the WCN?",
        "What does the WCN mean for young women?",
        "What is My Journey?",
        "What does resilience mean?",
        "CEDAW",
        "Where is the WCN active?",
    ],
)
def test_questions_about_a_body_are_left_to_the_reader(question: str, index: Index) -> None:
    """A short form that is only the topic asks for no expansion, nor does a name that is no short form."""
    assert asked(define, question, index) is None


@pytest.mark.parametrize(
    ("question", "short"),
    [("How is the Women Champion Network abbreviated?", "WCN"),
     ("Acronym of the Cambodia Human Right Committee", "CHRC"),
     ("What's the short form of National AIDS Authority in the report?", "NAA"),
     ("What is the abbreviation for Champion Network?", "WCN")],
)  # fmt: skip
def test_the_short_form_of_a_name_is_quoted_where_it_is_introduced(question: str, short: str, index: Index) -> None:
    """The name is marked."""
    found = asked(define, question, index)
    assert found is not None
    assert found.short_answer == short
    assert f"({short})" in quotes(found)[0]


@pytest.mark.parametrize(
    "question",
    ["What is the abbreviation for women?", "Acronym of the ministry", "Which abbreviations does the law use?"],
)
def test_no_short_form_is_guessed(question: str, index: Index) -> None:
    """One word of a name is not the name."""
    assert asked(define, question, index) is None


def test_short_forms_are_listed(valdania: Index, index: Index) -> None:
    """All in scope, or those asked about together; each with its quote."""
    every = asked(define, "List all acronyms used in the report", valdania)
    assert every is not None
    assert "UFW: Union of Fishing Women [1]" in (every.text or "")
    three = asked(define, "What do WCN, NAA and CHRC stand for?", index)
    assert three is not None
    assert [line.split(":")[0] for line in (three.text or "").split("\n")] == ["WCN", "NAA", "CHRC"]
    assert asked(define, "How many abbreviations were trained?", index) is None


def test_a_short_form_that_goes_on_with_a_question_is_not_defined(index: Index) -> None:
    """It is defined by itself, and behind a question for what another one stands for."""
    assert asked(define, "UNEP?", index) is not None
    assert asked(define, "UNEP?", index, history=("What did UN Women do on climate change?",)) is None
    assert asked(define, "WCN?", index, history=("What is the CNCW?",)) is not None
