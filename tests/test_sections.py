"""Where title ends and narrative begins, which lines are joined, and what is odd about a section."""

import pytest
from sample_section import ID, NARRATIVE, SEED, TITLE, found, kinds, read


def test_a_repeated_id_is_kept_under_a_name_of_its_own() -> None:
    """Two sections with one id in one report are two."""
    section = f"OUTCOME {ID}\n\n{TITLE}\n\n{NARRATIVE}\n\n"
    report = read(section + section + section)
    assert [outcome.outcome_id for outcome in report.outcomes] == [ID, f"{ID}~2", f"{ID}~3"]
    assert [outcome.number for outcome in report.outcomes] == ["3.1"] * 3
    assert kinds(report).count("repeated id") == 2


@pytest.mark.parametrize(
    ("body", "kind"),
    [("", "empty outcome"), (f"\n\n{TITLE}", "empty outcome"), (f"\n\n{NARRATIVE}", "no title")],
)
def test_a_section_without_title_or_text_is_named(body: str, kind: str) -> None:
    """Whatever there is of it stays."""
    report = read(f"Cambodia\n\nOUTCOME {ID}{body}")
    assert kind in kinds(report)
    assert f"{report.outcomes[0].title}{report.outcomes[0].text}" == body.strip()


def test_a_short_paragraph_behind_a_narrative_without_title_is_no_title() -> None:
    """The order of the text stays."""
    report = read(f"OUTCOME {ID}\n\n{NARRATIVE}\n\nThe rest follows.\n\nAnd more.")
    assert (report.outcomes[0].title, report.outcomes[0].text) == (
        "",
        f"{NARRATIVE}\nThe rest follows.\nAnd more.",
    )


def test_a_title_over_several_lines_is_put_together() -> None:
    """Its alignment may stand in a line of its own."""
    title = f"{TITLE}\n\nand against women\n\n[aligns to UN Women SP 2018-2021 Output 11]"
    outcome = read(f"OUTCOME {ID}\n\n{title}\n\n{NARRATIVE}").outcomes[0]
    assert outcome.title == f"{TITLE} and against women [aligns to UN Women SP 2018-2021 Output 11]"
    assert (outcome.alignment, outcome.text) == ("UN Women SP 2018-2021 Output 11", NARRATIVE)


def test_title_and_narrative_in_one_line_part_at_the_alignment() -> None:
    """Where nothing tells them apart the line stays narrative."""
    aligned = f"{TITLE} (UNSDCF Outcome 1)"
    assert found(read(f"OUTCOME {ID} {aligned} {NARRATIVE}")) == [(ID, aligned, NARRATIVE)]
    assert found(read(f"OUTCOME {ID} {TITLE}. {NARRATIVE}")) == [(ID, "", f"{TITLE}. {NARRATIVE}")]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("The group met\n\nin May.", "The group met in May."),
        ("It met the\n\nMinistry of Justice.", "It met the Ministry of Justice."),
        ("It met.\n\nThen it left.", "It met.\nThen it left."),
        ("It met.\fThen it left.", "It met.\nThen it left."),
        ("The plans are:\n\nnew and old.", "The plans are:\nnew and old."),
        ("Main results\n\nThe group met.", "Main results\nThe group met."),
        ("It met.\n\nNext steps\n\nIt will meet.", "It met.\nNext steps\nIt will meet."),
        ("### Results\n\nThe group met.", "Results\nThe group met."),
        (
            "The results are these.\n- Eleven made\nplans.\n- The Bar has one.\nThey met.",
            "The results are these.\n- Eleven made plans.\n- The Bar has one.\nThey met.",
        ),
        ("Its members were\n26. The group met.", "Its members were 26. The group met."),
        ("(a) one;\n(b) two.", "(a) one;\n(b) two."),
        ("Calls rose\f\fby half.", "Calls rose by half."),
        ("Calls rose\n\n-----\n\nby half.", "Calls rose by half."),
    ],
)
def test_lines_are_joined_only_where_a_sentence_runs_on(lines: str, text: str) -> None:
    """Page breaks and wrapped lines go; paragraphs, headings and list items stay apart."""
    assert read(f"OUTCOME {ID}\n\n{TITLE}\n\n{NARRATIVE}\n\n{lines}").outcomes[0].text == f"{NARRATIVE}\n{text}"


def test_a_second_report_in_the_file_is_warned_of() -> None:
    """Its outcomes would be cited under the wrong country."""
    report = read(
        f"{SEED}\n\nData as of:\n\n3 May 2024\n\nProgress in Haruna country in 2021\n\nOUTCOME "
        f"XM-DAC-41146-ZZS_D_1.1\n\n{TITLE}\n\n{NARRATIVE}"
    )
    assert "second head" in kinds(report)


@pytest.mark.parametrize(
    ("title", "truncated"),
    [
        ("and drought response take account of the needs of women", True),
        ("That hinder girls from realising their rights are questioned", True),
        ("Workers in the informal economy, in particular vendors, and have better access to work", True),
        ("By 2025, women live free of violence", False),
        ("To end violence, laws are made", False),
        (TITLE, False),
    ],
)
def test_titles_that_lack_words_are_flagged(title: str, truncated: bool) -> None:
    """Cut at the start, or with a piece missing inside."""
    assert read(f"OUTCOME {ID}\n\n{title}\n\n{NARRATIVE}").outcomes[0].title_truncated is truncated


def test_a_title_that_starts_inside_a_term_is_flagged_only_where_the_term_is_always_longer() -> None:
    """ "Risk Reduction …" lacks a word where the report always writes "disaster risk reduction"."""
    always = f"{NARRATIVE} Women led disaster risk reduction. Disaster risk reduction is taught."
    title = "Risk Reduction meets the needs of women"
    otherwise = [f"{always} They fund risk reduction.", f"{always} Risk reduction is dear."]
    for narrative, truncated in ((always, True), (otherwise[0], False), (otherwise[1], False)):
        assert read(f"OUTCOME {ID}\n\n{title}\n\n{narrative}").outcomes[0].title_truncated is truncated
