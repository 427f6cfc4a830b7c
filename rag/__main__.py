"""`python -m rag ask|answer|verify`: answers on the terminal, in batches, and re-checked."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TextIO

from ingest.errors import IngestError
from ingest.index import DEFAULT, open_index
from ingest.json_line import read_json_line
from rag.answer import ask
from rag.line import answer_line, read_filters, read_question
from rag.pen import open_pen
from rag.quoting.cite import CitationError
from rag.show import show_answer
from rag.verify import verify_line
from rag.writer.settings import WriterError


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; the exit code: 0 well, 1 the work failed, 2 wrong usage."""
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except (IngestError, CitationError, WriterError) as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m rag", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="ask|answer|verify")
    one = commands.add_parser("ask", help="one answer")
    one.set_defaults(run=_ask)
    one.add_argument("question", type=_text)
    one.add_argument("--json", action="store_true", help="print the answer line")
    for key, kind in (("country", _text), ("year", int), ("outcome", _text)):
        told = f"only this {key}; may be repeated"
        one.add_argument(f"--{key}", type=kind, action="append", default=[], help=told)
    many = commands.add_parser("answer", help="a batch: question lines in, answer lines out, in order")
    many.set_defaults(run=_answer)
    many.add_argument("questions", type=Path, help="question lines (JSON), or - for standard input")
    many.add_argument("--out", type=Path, help="where the answer lines go; standard output without it")
    check = commands.add_parser("verify", help="re-check every quote and figure of saved answers")
    check.set_defaults(run=_verify)
    check.add_argument("answers", type=Path, help="answer lines (JSON)")
    for command in (one, many, check):
        command.add_argument(
            "--index", type=Path, default=DEFAULT, help="folder of the index (default: %(default)s)"
        )
    return parser


def _ask(arguments: argparse.Namespace) -> int:
    filters = read_filters({key: getattr(arguments, key) for key in ("country", "year", "outcome")})
    answer = ask(arguments.question, open_index(arguments.index), filters, pen=open_pen())
    if arguments.json:
        print(json.dumps(answer_line(answer), ensure_ascii=False))
    else:
        show_answer(answer)
    return 0


def _answer(arguments: argparse.Namespace) -> int:
    """Bad lines are named on stderr and left out, the others are answered; then the exit code is 1."""
    index, pen = open_index(arguments.index), open_pen()
    lines = list(_lines(arguments.questions))
    failed = 0
    with _open_out(arguments.out) as out:
        for done, (number, line) in enumerate(lines, start=1):
            try:
                asked = read_question(line)
            except IngestError as error:
                failed += 1
                print(f"{arguments.questions} line {number}: {error}", file=sys.stderr)
                continue
            answer = ask(asked["question"], index, asked["filters"], asked["history"], pen)
            print(json.dumps(answer_line(answer, asked["id"]), ensure_ascii=False), file=out, flush=True)
            if sys.stderr.isatty():
                print(f"\r{done}/{len(lines)} answered", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    return 1 if failed else 0


def _verify(arguments: argparse.Namespace) -> int:
    index = open_index(arguments.index)
    checked = wrong = 0
    for number, line in _lines(arguments.answers):
        checked += 1
        try:
            problems = verify_line(read_json_line(line), index)
        except IngestError as error:
            problems = (str(error),)
        wrong += bool(problems)
        for problem in problems:
            print(f"{arguments.answers} line {number}: {problem}", file=sys.stderr)
    print(f"{checked} answers checked, {wrong} with problems")
    return 1 if wrong else 0


def _text(argument: str) -> str:
    """The argument itself. Raises where the shell handed over bytes that are no text."""
    try:
        argument.encode()
    except UnicodeEncodeError as error:
        raise argparse.ArgumentTypeError("holds bytes that are not UTF-8") from error
    return argument


def _open_out(path: Path | None) -> AbstractContextManager[TextIO]:
    """The file to write, or standard output, which stays open. Raises `IngestError` where it cannot be written."""
    try:
        return path.open("w", encoding="utf-8") if path else nullcontext(sys.stdout)
    except OSError as error:
        told = f"cannot be written ({error.strerror}); name a file in a folder that exists"
        raise IngestError(f"{path}: {told}") from error


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Lines that are not blank, with their numbers. Raises `IngestError` where the file cannot be read."""
    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise IngestError(f"{path}: cannot be read ({error}); name a file of JSON lines") from error
    # JSON may hold other line ends (U+2028) inside its strings: only "\n" ends a line here
    return ((number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip())


if __name__ == "__main__":
    sys.exit(main())
