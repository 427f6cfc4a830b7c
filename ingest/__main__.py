"""`python -m ingest`: reads reports, builds the next generation of the index, prints what was found."""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from ingest.build import Built, build_index, roll_back
from ingest.check import check_index
from ingest.errors import IngestError
from ingest.index import DEFAULT
from ingest.listing import print_failures, print_reports, print_warnings
from ingest.read import ReadResult, read_paths

_DESCRIPTION = """\
builds the index from report files and folders (.txt, .md, sections .jsonl).
`rollback` swaps it with the one before; `check` compares every file and vector with what was built.
"""
_EPILOG = """\
the reports named become the whole content of the index: name every file and folder that it is to hold.
exit codes: 0 well; 1 a file could not be read (the others are ingested) or the work failed; 2 wrong usage.
a folder that is really called "rollback" or "check" is given as ./rollback or ./check.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit code."""
    chosen = _parser().parse_args(arguments)
    commands: dict[tuple[str, ...], Callable[[Path], int]] = {("rollback",): _roll_back, ("check",): _check}
    try:
        if command := commands.get(tuple(chosen.paths)):
            return command(chosen.index)
        return _ingest([Path(path) for path in chosen.paths], chosen.index)
    except IngestError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or chosen.index}: {error.strerror}; the index is as it was", file=sys.stderr)
    except KeyboardInterrupt:
        print(f"{chosen.index}: interrupted; the index is as it was", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "python -m ingest",
        usage="%(prog)s PATH… | rollback | check  [--index DIR]",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files and folders, or one of the two words")
    parser.add_argument("--index", type=Path, default=DEFAULT, metavar="DIR", help="its folder (index)")
    return parser


def _ingest(paths: list[Path], directory: Path) -> int:
    started = time.perf_counter()
    read = read_paths(paths)
    print_failures(read.failures)
    if not read.reports:
        raise IngestError(f"{directory}: left as it is, no report in {', '.join(map(str, paths))}")
    built = _build(read, directory)
    print_reports(read.reports, built.chunks)
    print_warnings(read.reports)
    print(f"{directory}: generation {built.generation} {built.state}, {len(built.chunks)} chunks, "
          f"{built.embedded} texts newly embedded, {time.perf_counter() - started:.1f} s")
    return 1 if read.failures else 0


def _build(read: ReadResult, directory: Path) -> Built:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("embedding", total=None)

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        return build_index(read.reports, directory, show)


def _roll_back(directory: Path) -> int:
    manifest = roll_back(directory)
    print(f"{directory}: back to generation {manifest.generation} ({', '.join(manifest.sources)}); "
          "`python -m ingest rollback` undoes this")
    return 0


def _check(directory: Path) -> int:
    manifest, problems = check_index(directory)
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print(f"{directory}: {len(problems)} problem(s); run `make index` to rebuild", file=sys.stderr)
        return 1
    counts = ", ".join(f"{count} {what}" for what, count in sorted(manifest.counts.items()))
    print(f"{directory}: generation {manifest.generation} is as it was built ({counts})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
