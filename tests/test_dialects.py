"""One report in every form in which it may come: the same outcomes are found, or a warning says why not."""

import re
import textwrap
from datetime import date

import pytest
from sample_section import NARRATIVE, SEED, found, kinds, read

MARKER = r"(?m)^OUTCOME (?P<org>XM-DAC-41146-)(?P<id>KHM_D_(?P<n>\d\.\d))$"


def marked(template: str) -> str:
    """The report with its marker lines written otherwise."""
    return re.sub(MARKER, template, SEED)


def titled(template: str) -> str:
    """The report with its marker, its title and what stands around them written otherwise."""
    return re.sub(MARKER + r"\n\n(?P<title>.*)\n\n", template, SEED)


def wrapped(text: str, width: int = 80) -> str:
    """Each line of `text` broken as an editor or an extraction breaks it."""
    fill = textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=False).fill
    return "\n".join(map(fill, text.split("\n")))


SAME: dict[str, str] = {
    "windows line ends": SEED.replace("\n", "\r\n"),
    "old line ends": SEED.replace("\n", "\r"),
    "form feeds": SEED.replace("\n\n", "\f"),
    "wide gaps": SEED.replace("\n\n", "\n\n\n\n\n"),
    "no blank lines": re.sub(r"\n+", "\n", SEED),
    "indented": re.sub("(?m)^", "    ", SEED),
    "blanks at line ends": re.sub("(?m)$", " \t", SEED),
    "non-breaking blanks": SEED.replace(" ", "\u00a0"),
    "wrapped at 80": wrapped(SEED),
    "wrapped at 60": wrapped(SEED, 60),
    "lower-case marker": marked(r"outcome \g<org>\g<id>"),
    "marker with a colon": marked(r"Outcome: \g<org>\g<id>"),
    "glued ids": marked(r"outcome \g<id>\g<org>\g<id>"),
    "both ids": marked(r"Outcome \g<id> (\g<org>\g<id>)"),
    "short id": marked(r"OUTCOME \g<id>"),
    "id alone": marked(r"\g<org>\g<id>"),
    "short id alone": marked(r"\g<id>"),
    "label in a line of its own": marked(r"OUTCOME\n\n\g<org>\g<id>"),
    "label above the id": marked(r"Outcome:\n\g<org>\g<id>"),
    "dashes for hyphens": re.sub(MARKER, lambda match: match[0].replace("-", "–"), SEED),
    "rules around markers": marked(r"----------\n\nOUTCOME \g<org>\g<id>\n=========="),
    "title beside the marker": titled(r"OUTCOME \g<org>\g<id> \g<title>\n\n"),
    "title behind a colon": titled(r"OUTCOME \g<org>\g<id>: \g<title>\n\n"),
    "title behind a dash": titled(r"OUTCOME \g<org>\g<id> – \g<title>\n\n"),
    "title on the narrative": titled(r"OUTCOME \g<org>\g<id>\n\n\g<title>\n"),
    "title on the wrapped narrative": wrapped(titled(r"OUTCOME \g<org>\g<id>\n\n\g<title>\n")),
    "section in one wrapped block": wrapped(titled(r"OUTCOME \g<org>\g<id>\n\g<title>\n")),
}
SAME_IN_MARKDOWN: dict[str, str] = {
    "plain": SEED,
    "headings": marked(r"## OUTCOME \g<org>\g<id>"),
    "bold": marked(r"**OUTCOME \g<org>\g<id>**"),
    "bold heading": marked(r"### **Outcome \g<org>\g<id>**"),
    "title as a heading": titled(r"## OUTCOME \g<org>\g<id>\n### \g<title>\n"),
    "title in bold": titled(r"## OUTCOME \g<org>\g<id>\n\n**\g<title>**\n\n"),
    "underscores escaped": SEED.replace("_", "\\_"),
    "brackets escaped": SEED.replace("[", "\\[").replace("]", "\\]"),
    "quotation": re.sub("(?m)^", "> ", SEED),
    "emphasis": SEED.replace("Women Champion Network", "*Women Champion Network*").replace("2021", "__2021__"),
    "entities": SEED.replace("&", "&amp;"),
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in SAME.items()])
def test_plain_text_in_any_dialect_gives_the_same_report(text: str) -> None:
    """Ids, titles, narratives, country, year and data date are those of the report as exported."""
    assert text != SEED
    assert found(read(text)) == found(read(SEED))
    assert read(text).report == read(SEED).report


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in SAME_IN_MARKDOWN.items()])
def test_markdown_in_any_dialect_gives_the_same_report(text: str) -> None:
    """What only tells how a word is to look is no part of a quote."""
    assert found(read(text, "report.md")) == found(read(SEED))
    assert read(text, "report.md").report.data_date == date(2024, 4, 26)


def test_outcomes_whose_ids_were_lost_are_found_by_title_and_long_paragraph() -> None:
    """Text and titles are kept, the sections numbered, and a warning says so for each."""
    for lost in (titled(r"\g<title>\n\n"), wrapped(titled(r"\g<title>\n\n")), titled(r"\g<title>\n")):
        report = read(lost)
        assert [row[1:] for row in found(report)] == [row[1:] for row in found(read(SEED))]
        assert [outcome.outcome_id for outcome in report.outcomes] == [f"section-{i}" for i in range(1, 5)]
        assert {outcome.kind for outcome in report.outcomes} == {"section"}
        assert kinds(report).count("no id") == 4


@pytest.mark.parametrize("number", ["6.1", "4.1", "3.1", "3.2"])
def test_one_lost_id_does_not_give_its_text_to_another_outcome(number: str) -> None:
    """The section without an id stands by itself; the others are as they were."""
    report = read(SEED.replace(f"OUTCOME XM-DAC-41146-KHM_D_{number}\n\n", ""))
    assert [row[1:] for row in found(report)] == [row[1:] for row in found(read(SEED))]
    assert [outcome.number for outcome in report.outcomes].count(None) == 1


def test_a_cut_title_without_its_id_is_known_by_its_alignment() -> None:
    """It starts in lower case, yet no sentence runs on into it."""
    title = "and drought response take account of women (UNSDCF Outcome 4)"
    assert found(read(f"{SEED}\n\n{title}\n\n{NARRATIVE}"))[4] == ("section-5", title, NARRATIVE)


def test_outcomes_under_their_number_alone_are_found() -> None:
    """ "Outcome 3.1" says no country, so the section keeps the number and a warning."""
    for text in (marked(r"Outcome \g<n>"), titled(r"OUTCOME \g<n>: \g<title>\n\n")):
        report = read(text)
        assert [row[1:] for row in found(report)] == [row[1:] for row in found(read(SEED))]
        assert [(o.outcome_id, o.number) for o in report.outcomes][2] == ("outcome-3.1", "3.1")
        assert kinds(report).count("no id") == 4


def test_a_table_of_contents_takes_no_id_from_a_section() -> None:
    """Its lines stay in the head section, the sections keep their ids."""
    contents = "".join(f"OUTCOME XM-DAC-41146-KHM_D_{number}\n" for number in ("6.1", "4.1", "3.1", "3.2"))
    first = "OUTCOME XM-DAC-41146-KHM_D_6.1"
    report = read(SEED.replace(first, f"{contents}\n{first}", 1))
    assert found(report) == found(read(SEED))
    assert kinds(report).count("repeated id") == 4
