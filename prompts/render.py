"""Prompts are files beside this one; rendering fills in named variables and nothing else."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
_VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_PARTS = re.compile(r"=== system ===\n(?P<system>.*?)\n=== user ===\n(?P<user>.*)", re.DOTALL)


class PromptError(Exception):
    """A prompt file that cannot be used as asked; the message names the file and the variable."""


@dataclass(frozen=True)
class Prompt:
    """A prompt ready to send. `sha256` is that of the file: it tells prompt versions apart, not questions."""

    name: str
    system: str
    user: str
    sha256: str


def render(name: str, **variables: str) -> Prompt:
    """The prompt `prompts/<name>.txt` with every `{{variable}}` replaced once: a value is never read again.

    Raises PromptError for a file that does not exist or lacks a part, and for a missing or unknown variable.
    """
    template = _read(name)
    wanted = set(_VARIABLE.findall(template))
    for problem, names in (("needs", wanted - set(variables)), ("has no", set(variables) - wanted)):
        if names:
            raise PromptError(f"prompts/{name}.txt {problem} variable {', '.join(sorted(names))}")
    parts = _PARTS.fullmatch(template)
    if parts is None:
        raise PromptError(f"prompts/{name}.txt lacks its '=== system ===' or '=== user ===' line")
    system, user = (_VARIABLE.sub(lambda m: variables[m[1]], part).strip() for part in parts.groups())
    return Prompt(name, system, user, hashlib.sha256(template.encode()).hexdigest())


def _read(name: str) -> str:
    path = FOLDER / f"{name}.txt"
    if not name.isidentifier() or not path.is_file():
        known = ", ".join(sorted(file.stem for file in FOLDER.glob("*.txt")))
        raise PromptError(f"there is no prompt {name!r}; there are: {known}")
    return path.read_text(encoding="utf-8")
