"""`python -m ingest`: what a person sees and what a script can rely on."""

import subprocess
import sys
from pathlib import Path

import pytest

from ingest.__main__ import main
from ingest.index import open_index

REPORT = Path(__file__).parent.parent / "reports" / "cambodia-2021.txt"
SECTION = '{"doc_id": "guide", "section_id": "s1", "section_title": "Aims [old]", "text": "Women lead."}\n'


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A small file of sections, quick to embed."""
    path = tmp_path / "guide.jsonl"
    path.write_text(SECTION)
    return path


def test_the_report_is_listed_outcome_by_outcome_with_every_warning(own_index_dir: Path, capsys):
    """In a pipe: a table as wide as it needs to be, the warnings, one closing line; nothing on stderr."""
    assert main([str(REPORT), "--index", str(own_index_dir)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    index = open_index(own_index_dir)
    rows = [line.split() for line in out.splitlines() if line.startswith("cambodia-2021 ")]
    assert [row[:5] for row in rows] == [
        ["cambodia-2021", "Cambodia", "2021", "2024-04-26", "4"],
        ["cambodia-2021", "XM-DAC-41146-KHM_D_6.1", "development", "3,637", "6"],
        ["cambodia-2021", "XM-DAC-41146-KHM_D_4.1", "development", "3,406", "6"],
        ["cambodia-2021", "XM-DAC-41146-KHM_D_3.1", "development", "4,559", "10"],
        ["cambodia-2021", "XM-DAC-41146-KHM_D_3.2", "development", "4,445", "8"],
    ]
    assert rows[0][5:] == ["16,047", str(len(index.chunks))]
    assert [row[5] for row in rows[1:]] == ["-", "-", "stated", "stated"]
    warnings = [line for line in out.splitlines() if line.startswith("warning: ")]
    assert any("KHM_D_4.1: truncated title" in line for line in warnings)
    assert sum("joined page break" in line for line in warnings) == 2
    assert out.splitlines()[-1].startswith(f"{own_index_dir}: generation {index.generation} up to date, ")


def test_an_unreadable_file_is_named_and_the_others_are_ingested(empty_index_dir: Path, guide, capsys):
    """Exit code 1, the reason on standard error, the rest in the index."""
    (guide.parent / "empty.txt").write_text("")
    (guide.parent / "photo.txt").write_bytes(b"\x89PNG\x00\x00")
    missing = guide.parent / "missing.txt"
    paths = [guide, guide.parent / "empty.txt", guide.parent / "photo.txt", missing]
    assert main([*map(str, paths), "--index", str(empty_index_dir)]) == 1
    out, err = capsys.readouterr()
    assert {(line.split(": ")[1].rpartition("/")[2], line.split(": ")[-1]) for line in err.splitlines()} == {
        ("empty.txt", "the file is empty"),
        ("photo.txt", "binary data, not text"),
        ("missing.txt", "no such file"),
    }
    assert "generation" in out
    assert [section.outcome_id for section in open_index(empty_index_dir).sections] == ["s1"]


def test_the_paths_named_replace_what_the_index_held(own_index_dir: Path, guide: Path, capsys):
    """Ingest, check, roll back: each says what the index holds now."""
    before = open_index(own_index_dir).generation
    option = ["--index", str(own_index_dir)]
    assert main([str(guide), *option]) == 0
    assert [report.report_id for report in open_index(own_index_dir).reports] == ["guide"]
    assert main(["check", *option]) == 0
    assert capsys.readouterr().out.endswith("is as it was built (1 chunks, 1 reports, 1 sections)\n")
    assert main(["rollback", *option]) == 0
    assert f"back to generation {before} (cambodia-2021.txt)" in capsys.readouterr().out
    assert open_index(own_index_dir).generation == before


def test_check_names_what_was_altered(own_index_dir: Path, capsys):
    """Exit code 1, each file on standard error, and the command that rebuilds."""
    (own_index_dir / "current" / "words.npz").write_bytes(b"?")
    assert main(["check", "--index", str(own_index_dir)]) == 1
    err = capsys.readouterr().err.splitlines()
    assert err[0].endswith("words.npz: altered")
    assert err[1] == f"{own_index_dir}: 1 problem(s); run `make index` to rebuild"


@pytest.mark.parametrize("words", [["rollback"], ["check"], ["nowhere.txt"]])
def test_work_that_cannot_be_done_is_one_line_and_exit_code_1(tmp_path: Path, capsys, words):
    """No traceback, and the message names the index or the file."""
    assert main([*words, "--index", str(tmp_path / "none")]) == 1
    out, err = capsys.readouterr()
    assert (out, "Traceback" in err) == ("", False)
    assert err.splitlines()[-1].startswith(f"{tmp_path / 'none'}: ")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("arguments", [[], ["--nonsense"], ["reports", "--index"]])
def test_wrong_usage_is_exit_code_2(arguments: list[str]):
    """As argparse has it."""
    with pytest.raises(SystemExit, match="2"):
        main(arguments)


def test_an_index_that_cannot_be_written_is_one_line(tmp_path: Path, guide: Path, capsys):
    """A file where the folder should be."""
    (tmp_path / "taken").write_text("")
    assert main([str(guide), "--index", str(tmp_path / "taken")]) == 1
    assert capsys.readouterr().err == f"{tmp_path / 'taken'}: File exists; the index is as it was\n"


def test_the_command_is_quick_and_quiet_when_nothing_changed(own_index_dir: Path):
    """A second `python -m ingest` of the same files loads neither the embedder nor Chroma."""
    program = (
        "import sys; from ingest.__main__ import main;"
        f"code = main([{str(REPORT)!r}, '--index', {str(own_index_dir)!r}]);"
        "print(code, sorted({'torch', 'sentence_transformers', 'chromadb'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (ran.stdout.splitlines()[-1], ran.stderr) == ("0 []", "")
    command = [sys.executable, "-m", "ingest", "--help"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "the reports named become the whole content of the index" in ran.stdout
