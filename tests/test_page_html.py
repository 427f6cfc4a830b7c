"""Text on the page is the text itself: escaped, marked, exported, never altered."""

import json
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nasty_strings import NASTY

from ingest.types import HEAD, Abbreviation, Outcome, Report, Span
from rag.types import Answer, Citation, Claim
from ui.answer_view import answer_html, question_html
from ui.citation import find_source
from ui.export import answer_as_text, answers_as_lines
from ui.html import escape_label, escape_text, folded_html, mark_text
from ui.names import outcome_name, report_name
from ui.outcome_view import outcome_html, source_html
from ui.suggestions import suggest_questions

REPORT = Report("borduria-2020", "Progress in Borduria in 2020", "Borduria", 2020, date(2021, 3, 1), "borduria.txt")
SHOWN = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00\r"))
"""NUL and carriage returns are left out: reading folds the one away, no HTML page can hold the other."""


class Text(HTMLParser):
    """The text of some HTML, in all and by the class or tag that it stands in; its tags and attributes."""

    VOID = frozenset(["br", "img"])

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.open, self.by_name, self.tags = "", [], {}, []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.open.append((tag, *(dict(attrs).get("class") or "").split()))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        self.text += data
        for name in {name for names in self.open for name in names}:
            self.by_name[name] = self.by_name.get(name, "") + data


def outcome(text: str = "", **changes) -> Outcome:
    facts = {
        "report": REPORT, "outcome_id": "XM-DAC-41146-BOR_D_1.1", "kind": "development", "number": "1.1",
        "title": "Women lead -- everywhere", "title_truncated": False, "alignment": "SP Output 3",
        "status": None, "abbreviations": (), "text": text,
    }  # fmt: skip
    return Outcome(**{**facts, **changes})


def answer(text: str, citations: tuple[Citation, ...] = (), claims: tuple[Claim, ...] = (), **changes) -> Answer:
    facts = {
        "question": "How many?", "standalone_question": "How many?", "status": "answered", "text": text,
        "short_answer": None, "claims": claims, "citations": citations, "confidence": 0.8, "retrieved": (),
        "notes": (), "writer": "quotes", "index": "abc",
    }  # fmt: skip
    return Answer(**{**facts, **changes})


def cite(section: Outcome, start: int, end: int, n: int = 1, marks: tuple[Span, ...] = ()) -> Citation:
    return Citation(n, section, start, end, section.text[start:end], marks)


@pytest.mark.parametrize("text", NASTY)
def test_escaped_text_reads_as_itself_and_holds_no_tag(text):
    """No nasty string changes, and none becomes markup."""
    html = escape_text(text)
    assert "<" not in html
    assert Text(html).text == text


def test_line_ends_survive_as_references():
    """Streamlit unindents what it is given as several lines; blanks at the start of a line would go."""
    assert escape_text("- a\n  b\tc") == "- a&#10;  b&#9;c"


@given(SHOWN)
def test_any_text_reads_as_itself_on_one_line(text):
    """Streamlit unindents several lines, so there is only one; the text inside is unchanged."""
    html = escape_text(text)
    assert "\n" not in html
    assert Text(f"<p>{html}</p>").text == text


@given(SHOWN, st.data())
def test_marking_adds_tags_only(text, data):
    """Wherever the marks are put, the text stays; the mark holds its span and nothing more."""
    place = st.integers(0, len(text))
    start, end = sorted([data.draw(place), data.draw(place)])
    keys = [Span(*sorted(pair)) for pair in data.draw(st.lists(st.tuples(place, place), max_size=4))]
    found = Text(mark_text(text, Span(start, end), keys))
    assert found.text == text
    assert found.by_name.get("mark", "") == text[start:end]


def test_key_words_are_marked_inside_the_quote():
    """Key words stand out from the quote that holds them."""
    assert mark_text("In all 15 AOPs.", Span(3, 14), [Span(7, 9)]) == "In <mark>all <b>15</b> AOPs</mark>."


def test_half_of_a_surrogate_pair_does_not_break_the_page():
    """A sections file may hold one as an escape; no page can show it."""
    assert escape_text("a\ud800b") == "a\ufffdb"


def test_a_label_shows_what_markdown_would_change():
    """Buttons are Markdown to Streamlit."""
    assert escape_label("Was *1.1* -- achieved?") == "Was \\*1\\.1\\* \\-\\- achieved\\?"


def test_nothing_folds_to_nothing():
    """An empty fold is not drawn."""
    assert folded_html("Notes", "", "notes") == ""


@pytest.mark.parametrize("text", NASTY)
def test_an_answer_reads_as_its_text_quote_and_marker(text):
    """The answer on the page is `answer.text`, and its marker opens the source."""
    section = outcome(text)
    quote = cite(section, 0, len(text), marks=(Span(0, 4),))
    found = Text(answer_html(answer(f"{text} [1]", (quote,), (Claim(text, (1,), True),)), 3))
    assert found.by_name["answer-text"] == f"{text} [1]"
    assert [attrs["data-cite"] for tag, attrs in found.tags if tag == "button"] == ["3-1", "3-1"]
    assert found.by_name["b"] == text[:4]


def test_a_number_in_brackets_inside_a_quote_is_not_a_marker():
    """The report's own "[1]" is text; only ours is a button."""
    section = outcome("As the note [1] says.")
    html = answer_html(
        answer("As the note [1] says. [1]", (cite(section, 0, 21),), (Claim(section.text, (1,), True),)), 0
    )
    assert html.count('class="cite"') == 1
    assert "As the note [1] says. <button" in html


def test_a_marker_without_a_source_is_text():
    """A number that no citation has opens nothing."""
    assert 'class="cite"' not in answer_html(answer("So it says [2]."), 0)


def test_a_quote_is_repeated_under_its_source_only_where_the_answer_does_not_hold_it():
    """A written answer shows the quote behind it; a quoting answer shows it once."""
    section = outcome("There were 15 plans in all.")
    quote = cite(section, 0, 27)
    assert "blockquote" not in answer_html(answer("There were 15 plans in all. [1]", (quote,)), 0)
    written = Text(answer_html(answer("Fifteen plans [1].", (quote,), (Claim("Fifteen plans", (1,), True),)), 0))
    assert written.by_name["blockquote"] == section.text


def test_a_sentence_that_failed_its_check_is_marked_as_such():
    """Unverified is visible, and only on the sentence that it is true of."""
    claims = (Claim("This holds.", (), True), Claim("This does not.", (), False))
    found = Text(answer_html(answer("This holds. This does not.", claims=claims), 0))
    assert found.by_name["unverified"] == "This does not."
    assert found.by_name["answer-text"] == "This holds. This does not."


def test_what_was_understood_is_shown_where_it_differs():
    """A follow-up shows the question that was answered."""
    html = answer_html(answer("Yes.", standalone_question="How many <plans>?"), 0)
    assert "Understood as: <q>How many &lt;plans&gt;?</q>" in html
    assert "Understood as" not in answer_html(answer("Yes."), 0)


def test_a_refusal_shows_the_nearest_passage_and_no_confidence():
    """A refusal claims nothing: its source is called what it is."""
    section = outcome("Nearby words.")
    html = answer_html(answer("The reports do not say.", (cite(section, 0, 13),), status="not_in_report"), 0)
    assert "<h3>Nearest passage</h3>" in html
    assert "Nearby words." in html
    assert "Confidence" not in html


def test_notes_are_shown_unless_the_text_says_them_already():
    """No sentence appears twice."""
    found = Text(answer_html(answer("No. Searched all.", notes=("Searched all.", "Derived: 17 + 26.")), 0))
    assert found.by_name["notes"] == "Derived: 17 + 26."


def test_a_question_is_text():
    """What a person types is never markup."""
    assert Text(question_html("<b>What?</b> $x$")).text == "<b>What?</b> $x$"


@pytest.mark.parametrize("text", NASTY)
def test_a_source_shows_the_whole_outcome_as_printed(text):
    """The drawer's text is the outcome's text, its mark the quote."""
    found = Text(source_html(outcome(text), Span(3, 9), [Span(4, 6)]))
    assert found.by_name["narrative"] == text
    assert found.by_name["b"] == text[4:6]
    assert "Borduria 2020 · Outcome 1.1" in found.by_name["kicker"]
    assert found.by_name["outcome-title"] == "Women lead -- everywhere"
    assert "XM-DAC-41146-BOR_D_1.1" in found.text


def test_an_outcome_shows_its_record():
    """Alignment, stated status in its own words, data date, abbreviations, and a title that is cut."""
    section = outcome(
        "It was achieved. The PLO (Plan) helped.",
        status=Span(0, 16), title_truncated=True, abbreviations=(Abbreviation("PLO", "Plan", Span(26, 30)),),
    )  # fmt: skip
    found = Text(outcome_html(section))
    for fact in (
        "SP Output 3",
        "It was achieved.",
        "1 March 2021",
        "cut off at its start",
        "PLO",
        "open.unwomen.org",
    ):
        assert fact in found.text
    assert found.by_name["narrative"] == section.text
    assert found.by_name["mark"] == "It was achieved."
    assert "none is stated" in outcome_html(outcome("Text."))


def test_a_link_is_drawn_only_to_the_web(monkeypatch):
    """The template of the public record is a setting, and a wrong one must not become a script."""
    monkeypatch.setenv("RECORD_URL", "javascript:alert('{id}')")
    assert "<a " not in source_html(outcome("Text."), Span(0, 1))


def test_names_say_which_section_is_meant():
    """Reports without country or year go by their title, sections without number are called sections."""
    assert report_name(REPORT) == "Borduria 2020"
    assert report_name(Report("x", "A title", None, None, None, "x.jsonl")) == "A title"
    assert outcome_name(outcome(number=None)) == "Section"
    assert outcome_name(outcome(kind=HEAD)) == "Head"


def test_an_answer_can_be_taken_away_as_text():
    """Question, answer, quote and where it stands, in one piece."""
    section = outcome("There were 15 plans.")
    text = answer_as_text(answer("There were 15 plans. [1]", (cite(section, 0, 20),), notes=("Checked.",)))
    assert text == (
        "How many?\n\nThere were 15 plans. [1]\n\n"
        "[1] “There were 15 plans.”\n"
        "    Borduria 2020, XM-DAC-41146-BOR_D_1.1, Women lead -- everywhere\n"
        "    https://open.unwomen.org/en/outcome-detail/XM-DAC-41146-BOR_D_1.1\n\n"
        "Checked.\n\nWritten by: quotes · Index: abc\n"
    )


def test_answers_can_be_taken_away_as_answer_lines():
    """One line each, in order, in the form that every other command reads."""
    lines = answers_as_lines([answer("One."), answer("Two.\nMore.")]).splitlines()
    assert [(json.loads(line)["id"], json.loads(line)["text"]) for line in lines] == [
        ("1", "One."),
        ("2", "Two.\nMore."),
    ]


@pytest.mark.parametrize("name", ["", "x", "9-1", "0-9", "0-p0", "-1-1", "0-", "0-1-1", "1-1"])
def test_a_source_that_does_not_exist_opens_nothing(name):
    """Whatever a page sends back, only sources of this conversation open; turn 1 here had no answer."""
    assert find_source([answer("Yes [1].", (cite(outcome("Yes."), 0, 4),)), None], name) is None


def test_suggestions_come_from_what_the_index_holds():
    """Status only where one is stated, a plan where one is told, a term where several outcomes use it."""
    first = outcome("It was achieved. The PLO met. A guide will be printed in 2021.", status=Span(0, 16))
    second = outcome(
        "The PLO (Plan) helped.", outcome_id="XM-DAC-41146-BOR_D_2.1", number="2.1",
        abbreviations=(Abbreviation("PLO", "Plan", Span(9, 13)),),
    )  # fmt: skip
    assert suggest_questions([first, second]) == (
        "Was outcome 1.1 achieved in 2020?",
        "What do the reports say about PLO?",
        "What is planned for 2021?",
        "What does PLO stand for?",
        "Which outcomes does the report on Borduria 2020 cover?",
    )
    assert "What do the reports say about PLO?" not in suggest_questions([second, outcome("Others met.")])
    assert suggest_questions([]) == ()
    assert suggest_questions([outcome("Nothing much.")]) == ()
