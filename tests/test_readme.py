"""What the README names exists."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PATHS = sorted(
    set(re.findall(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.py)`", README)) | set(re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README))
)
MADE = {"index/", "runs/"}
COMMANDS = sorted(set(re.findall(r"python -m (\w+)(?: ([a-z]+))?", README)))
TARGETS = sorted(set(re.findall(r"make ([a-z]+)", README)))


@pytest.mark.parametrize("path", PATHS)
def test_every_file_it_names_is_there(path: str) -> None:
    """A path in backticks, and each picture."""
    assert path in MADE or (ROOT / path).exists()


@pytest.mark.parametrize(("package", "command"), COMMANDS)
def test_every_command_it_names_answers_to_help(package: str, command: str) -> None:
    """`python -m PACKAGE COMMAND --help` knows the command."""
    words = [command] if command else []
    call = [sys.executable, "-m", package, *words, "--help"]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("target", TARGETS)
def test_every_make_target_it_names_is_there(target: str) -> None:
    """In the Makefile."""
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
