"""JSON lines, read and written the same way everywhere: sorted keys, UTF-8, one object a line."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from eval.types import EvalError, Line


@contextmanager
def reading(source: object) -> Iterator[None]:
    """Whatever breaks within over a file that people or other tools made is an EvalError of one line naming it."""
    try:
        yield
    except (OSError, UnicodeDecodeError) as error:
        raise EvalError(f"{source} cannot be read: {error}") from error
    except json.JSONDecodeError as error:
        raise EvalError(f"{source} is no JSON: {error.msg}, line {error.lineno}") from error
    except KeyError as error:
        raise EvalError(f"{source}: lacks {error.args[0]}") from error
    except (TypeError, ValueError, AttributeError, IndexError) as error:
        raise EvalError(f"{source} is not of the form wanted: {error}") from error


def read_lines(path: Path) -> Iterator[Line]:
    """The objects of a JSON lines file, in order; EvalError names the file and line of a broken one."""
    with reading(path):
        text = path.read_text(encoding="utf-8")
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except json.JSONDecodeError as error:
            raise EvalError(f"{path}:{number} is no JSON: {error.msg}") from error
        if not isinstance(value, dict):
            raise EvalError(f"{path}:{number} is no JSON object")
        yield value


def encode(value: object) -> str:
    """One line of JSON whose bytes depend on the value alone."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def write_lines(path: Path, values: Iterable[object]) -> None:
    """Replaces the file by one line for each value."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(encode(value) + "\n" for value in values), encoding="utf-8")
