"""Whatever a report is put together from, every word of it is found again."""

import re
from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st
from sample_section import ID, NARRATIVE, TITLE, read

from ingest.types import ReportText

LINES = [
    "26 April 2024",
    "Data as of:",
    "Data as of: 3 May 2024",
    "Progress in Cambodia country in 2021",
    "Showing field-based data of 2021",
    "Cambodia",
    "# Cambodia 2021",
    f"OUTCOME {ID}",
    f"outcome KHM_D_3.2XM-DAC-41146-KHM_D_3.2 {TITLE}",
    f"## **Outcome {ID}**",
    f"XM-DAC-41146-KHM_O_2\n{TITLE}",
    "OUTCOME\nXM-DAC-41146-KHM_D_6.1",
    "Outcome 4.1: Risk reduction",
    "Outcome KHM_D_3.1 was not fully achieved.",
    "KHM_D_3.1A",
    TITLE,
    f"{TITLE} [aligns to UN Women SP 2018-2021 Output 11]",
    f"{TITLE} (UNSDCF Outcome 1) {NARRATIVE}",
    "and drought response take account of women in all the provinces of the land (UNSDCF Outcome 4)",
    "[UN Women SP 2018-2021 Output 11]",
    NARRATIVE,
    f"{NARRATIVE} UN Women co-chairs this",
    "group which is the key mechanism.",
    "- Eleven ministries made *plans*;",
    "26. The Bar has one",
    "## Next steps",
    "__Results__ and more_words",
    "(in Khmer: ស្ត្រី, 妇女)",
    "-----",
    "\\_ \\[x\\]",
    "·",
]
GAPS = ["\n", "\n\n", "\n\n\n", "\f", "\r\n", "\r\n\r\n", "\u2028", " "]


def words(text: str) -> Counter[str]:
    """The words of `text`, underscores and other marks left out: emphasis is no word."""
    return Counter(re.findall(r"[^\W_]+", text))


def told(report: ReportText) -> Counter[str]:
    """The words of all sections, of which the head holds markers and titles too."""
    return words("\n".join(section.text for section in report.sections))


@settings(deadline=None, max_examples=300)
@example([("Outcome 4.1: Risk reduction", " "), ("\\_ \\[x\\]", "\n")], "report.txt")
@given(
    st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(GAPS)), min_size=1, max_size=25),
    st.sampled_from(["report.txt", "report.md"]),
)
def test_no_word_of_any_assembly_is_lost_or_made_up(pieces: list[tuple[str, str]], name: str) -> None:
    """It stands in the head with the markers and titles, or in the text of an outcome, as often."""
    source = "".join(line + gap for line, gap in pieces)
    assert told(read(source, name)) == words(source)


@settings(deadline=None, max_examples=150)
@given(st.text(st.sampled_from("aB1 .,:_*#>-()[]`\\&;\n\r\f\t\u00a0\u0085\u200b妇é"), max_size=200))
def test_no_word_of_any_text_is_lost(text: str) -> None:
    """Whatever stands in the file."""
    assert told(read(f"OUTCOME {ID}\n\n{text}")) == words(f"OUTCOME {ID}\n\n{text}")


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(GAPS)), min_size=1, max_size=25))
def test_keys_of_sections_are_unique_and_citable_spans_slice_back(pieces: list[tuple[str, str]]) -> None:
    """In any report: one key, one section; statuses and expansions are in the text that they are spans of."""
    report = read("".join(line + gap for line, gap in pieces))
    keys = [section.key for section in report.sections]
    assert len(set(keys)) == len(keys)
    for outcome in report.outcomes:
        assert outcome.status is None or 0 <= outcome.status.start < outcome.status.end <= len(outcome.text)
        assert all(outcome.text[slice(*pair.span)] == pair.expansion for pair in outcome.abbreviations)
