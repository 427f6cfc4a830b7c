"""What becomes of files: which are found, in what encoding, and how those that cannot be read are named."""

from pathlib import Path

import pytest
from sample_section import REPORTS, SEED, found, kinds, read

from ingest.read import read_paths


@pytest.mark.parametrize(
    ("encoding", "mark", "named"),
    [
        ("utf-8", "", None),
        ("utf-8", "\ufeff", None),
        ("utf-16", "", "utf-16"),
        ("utf-16-be", "\ufeff", "utf-16"),
        ("cp1252", "", "cp1252"),
    ],
)
def test_encodings_are_recognised_and_odd_ones_named(
    tmp_path: Path, encoding: str, mark: str, named: str | None
) -> None:
    """Text saved by an older program is read whole, dashes included, and the reader is told to check."""
    path = tmp_path / "report.txt"
    path.write_bytes((mark + SEED).encode(encoding))
    report = read_paths([path]).reports[0]
    assert found(report) == found(read(SEED))
    odd = [warning.message for warning in report.warnings if warning.kind == "wrong encoding"]
    assert odd == ([f"not UTF-8; read as {named}, check its accents"] if named else [])


def test_byte_order_marks_inside_joined_files_hide_no_marker(tmp_path: Path) -> None:
    """Each part of the file may bring its own."""
    path = tmp_path / "report.txt"
    path.write_text(SEED.replace("OUTCOME", "\ufeffOUTCOME"), encoding="utf-8")
    assert found(read_paths([path]).reports[0]) == found(read(SEED))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("blank.txt", b" \n\t\r\n", "the file is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary data, not text"),
        ("noise.txt", b"abc\x01\x02\xe9\x03", "binary data, not text"),
        ("wide.txt", "\ufeffA".encode("utf-32"), "binary data, not text"),
        ("torn.txt", "“torn” é".encode()[:-1], "UTF-8 text with damaged bytes in it; save it again as UTF-8"),
        ("odd.txt", b"caf\xe9 \x81", "neither UTF-8, UTF-16 nor Windows-1252 text; save it as UTF-8"),
        ("report.pdf", b"%PDF-1.7", "cannot read .pdf; use .txt, .md, .markdown, .jsonl"),
        ("report", b"text", "cannot read a file without suffix; use .txt, .md, .markdown, .jsonl"),
        ("missing.txt", None, "no such file"),
        ("missing", None, "no such file"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(
    tmp_path: Path, name: str, content: bytes | None, reason: str
) -> None:
    """One line says which file and why; the report beside it is there."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = read_paths([tmp_path / name, REPORTS / "cambodia-2021.txt"])
    assert [failure.message for failure in result.failures] == [f"{tmp_path / name}: {reason}"]
    assert [report.report.report_id for report in result.reports] == ["cambodia-2021"]


def test_a_folder_is_read_whole_but_for_hidden_files(tmp_path: Path) -> None:
    """Reports in folders inside are found; a file of a kind that is not read is named, not passed over."""
    (tmp_path / "more").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("a.txt", "more/b.MD", ".hidden.txt", ".git/c.txt", "more/scan.pdf"):
        (tmp_path / name).write_text(SEED, encoding="utf-8")
    result = read_paths([tmp_path])
    assert [report.report.source for report in result.reports] == ["a.txt", "b.MD"]
    assert [Path(failure.source).name for failure in result.failures] == ["scan.pdf"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    """By itself, by its folder and by a detour it is one file."""
    path = tmp_path / "report.txt"
    path.write_text(SEED, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    assert len(read_paths([path, tmp_path, tmp_path / "folder" / ".." / "report.txt"]).reports) == 1


def test_two_reports_of_one_country_and_year_stay_two_in_any_order(tmp_path: Path) -> None:
    """The second gets an id of its own and a warning, and every section of it knows."""
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path in paths:
        path.write_text(SEED, encoding="utf-8")
    first, second = read_paths(paths).reports
    assert (first.report.report_id, first.report.source) == ("cambodia-2021", "a.txt")
    assert (second.report.report_id, second.report.source) == ("cambodia-2021~2", "b.txt")
    assert {section.report.report_id for section in second.sections} == {"cambodia-2021~2"}
    assert "repeated report" in kinds(second)
    assert read_paths(reversed(paths)).reports == (first, second)


def test_the_same_outcome_id_in_two_years_stays_two_sections(tmp_path: Path) -> None:
    """KHM_D_3.1 recurs every year: its key is report and id."""
    (tmp_path / "2021.txt").write_text(SEED, encoding="utf-8")
    (tmp_path / "2022.txt").write_text(SEED.replace("country in 2021", "country in 2022"), encoding="utf-8")
    reports = read_paths([tmp_path]).reports
    keys = [outcome.key for report in reports for outcome in report.outcomes]
    assert len(set(keys)) == 8
    assert ("cambodia-2022", "XM-DAC-41146-KHM_D_3.1") in keys
