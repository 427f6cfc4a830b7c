"""Six invented reports in as many dialects, read without losing a word."""

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from ingest.place import country_from_text
from ingest.read import read_paths

FOLDER = Path(__file__).parent / "data" / "fictional"
REPORTS = {Path(found.report.source).stem: found for found in read_paths(FOLDER.glob("*.txt")).reports}
EVIDENCE = [json.loads(line) for line in (FOLDER / "evidence.jsonl").read_text(encoding="utf-8").splitlines()]

EXPECTED = {
    "ZZB-2022": ("mirelle-islands-2022", "Mirelle Islands", 2022, None, "D_4.2 D_2.1 D_4.1 D_1.1"),
    "ZZE-2023": ("oramba-2023", "Oramba", 2023, date(2025, 2, 3), "D_2.1 D_1.1 D_2.3 D_4.2 O_2"),
    "ZZF-2020": ("sant-aurel-2020", "Sant Aurel", 2020, date(2022, 11, 9), "D_2.1 D_2.2 D_2.4 D_1.1"),
    "ZZH-2022": ("belmarro-2022", "Belmarro", 2022, date(2024, 3, 14), "D_4.2 D_2.1 D_4.1 D_1.3 D_3.4"),
    "ZZP-2019": ("dravenia-2019", "Dravenia", 2019, date(2022, 2, 28), "D_5.1 D_2.2 D_6.2 D_2.1"),
    "ZZS-2018": ("haruna-2018", "Haruna", 2018, date(2020, 2, 3), "D_1.1 D_1.2 D_1.3 D_4.1"),
}
TRUNCATED = {"ZZB_D_4.1", "ZZE_D_4.2", "ZZF_D_2.4", "ZZH_D_3.4"}
STATUS = {
    "ZZB_D_4.2": "The outcome is on track.",
    "ZZB_D_2.1": "Progress towards this outcome was slower than planned, chiefly because",
    "ZZE_D_2.1": "Progress towards this outcome is mixed.",
    "ZZE_D_2.3": "The outcome was achieved for the year, with the exception of its",
    "ZZE_O_2": "Under this output cluster, the Country Office (CO) reached most of its milestones in 2023.",
    "ZZF_D_2.1": "The outcome was achieved in part: coverage was extended quickly, but",
    "ZZF_D_2.4": "This outcome is off track, since",
    "ZZH_D_4.2": "The outcome has been partially achieved in 2022.",
    "ZZH_D_4.1": "The outcome is on track for services in settlements, but off track as regards legislation",
    "ZZP_D_2.2": "The milestones for 2019 were achieved with a single exception, namely",
    "ZZP_D_6.2": "The outcome remains partially achieved, as the Law on Prior Consultation (LPC), on which",
    "ZZS_D_1.1": "The outcome is nevertheless rated as not achieved for the year, because",
    "ZZS_D_1.3": "The outcome was achieved in 2018.",
}
"""How the sentence begins in which an outcome's status is stated; the other thirteen state none."""


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def test_the_six_reports_are_all_there() -> None:
    """None is lost, none is read as two."""
    assert set(REPORTS) == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_head_and_outcomes_are_those_of_the_file(name: str) -> None:
    """Country, year, data date, and the ids in the order of the file."""
    report_id, country, year, data_date, short = EXPECTED[name]
    found = REPORTS[name]
    read = found.report
    assert (read.report_id, read.country, read.year, read.data_date) == (report_id, country, year, data_date)
    ids = [f"XM-DAC-41146-{name[:3]}_{part}" for part in short.split()]
    assert [outcome.outcome_id for outcome in found.outcomes] == ids
    assert [outcome.kind for outcome in found.outcomes] == [
        "organisational" if "_O_" in outcome_id else "development" for outcome_id in ids
    ]


@pytest.mark.parametrize("name", EXPECTED)
def test_no_word_of_the_source_is_lost_and_none_is_added(name: str) -> None:
    """Head, markers, titles and narratives together are the file, word by word."""
    found = REPORTS[name]
    assert found.head is not None
    source = words((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    assert words(found.head.text) + words(" ".join(outcome.text for outcome in found.outcomes)) == source


@pytest.mark.parametrize("name", EXPECTED)
def test_sentences_known_to_stand_in_an_outcome_are_found_there(name: str) -> None:
    """In its text, or for one of the 318 in its title."""
    printed = {o.outcome_id: f"{o.title}\n{' '.join(o.text.split())}" for o in REPORTS[name].outcomes}
    rows = [row for row in EVIDENCE if row["report"] == name]
    assert len(rows) > 40
    assert [row for row in rows if row["quote"] not in printed[row["outcome_id"]]] == []


def test_a_status_is_found_in_every_form_in_which_reports_state_it() -> None:
    """And nowhere else."""
    stated = {
        outcome.outcome_id.removeprefix("XM-DAC-41146-"): outcome.text[slice(*outcome.status)]
        for found in REPORTS.values()
        for outcome in found.outcomes
        if outcome.status
    }
    assert set(stated) == set(STATUS)
    assert all(sentence.startswith(STATUS[short]) for short, sentence in stated.items())


def test_the_titles_that_lack_words_are_flagged() -> None:
    """Cut at the start, or with a piece missing inside; and no other."""
    flagged = {o.outcome_id for found in REPORTS.values() for o in found.outcomes if o.title_truncated}
    assert flagged == {f"XM-DAC-41146-{short}" for short in TRUNCATED}


def test_every_report_has_a_page_break_inside_a_sentence_joined() -> None:
    """No narrative has a line break but in front of and behind its bullets."""
    for found in REPORTS.values():
        assert "joined page break" in {warning.kind for warning in found.warnings}
        breaks = sum(outcome.text.count("\n") for outcome in found.outcomes)
        assert breaks == (9 if found.report.country == "Belmarro" else 0)


def test_a_country_is_named_by_the_text_rightly_or_not_at_all() -> None:
    """With the heads away: places inside the country, bodies and months are not taken for it."""
    named = {
        found.report.country: country_from_text([o.title for o in found.outcomes], [o.text for o in found.outcomes])
        for found in REPORTS.values()
    }
    assert named == {
        "Mirelle Islands": None,
        "Oramba": None,
        "Sant Aurel": None,
        "Belmarro": "Belmarro",
        "Dravenia": "Dravenia",
        "Haruna": "Haruna",
    }


def test_of_two_countries_that_a_text_names_alike_neither_is_taken() -> None:
    """A report on cooperation across a border does not say whose it is."""
    titles = ["Women in Haruna and in Esuma trade", "Laws in Haruna and in Esuma are alike"]
    texts = ["The Government of Haruna met the Government of Esuma.", "Women of Haruna met women of Esuma."]
    assert country_from_text(titles, texts) is None
    assert country_from_text(titles, [text.replace("Esuma", "Haruna") for text in texts]) == "Haruna"
