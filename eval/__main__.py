"""`python -m eval validate|stats|run|…`: the benchmark."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from eval import commands
from eval.gold import DEFAULT
from eval.types import EvalError
from ingest.errors import IngestError
from ingest.index import DEFAULT as INDEX


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; 0 well, 1 work failed or gate missed, 2 usage, 3 not comparable, 4 incomplete."""
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.command(arguments))
    except EvalError as error:
        print(error, file=sys.stderr)
        return error.code
    except IngestError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("interrupted; nothing is lost, add --resume to go on", file=sys.stderr)
        return 4


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m eval", description=__doc__)
    add = parser.add_subparsers(required=True, metavar="COMMAND").add_parser
    _gold(add("validate", help="check gold lines against the reports"), commands.validate)
    _gold(add("stats", help="what a gold file consists of"), commands.show_stats)
    run = add("run", help="ask, judge, summarise")
    run.set_defaults(command=commands.run)
    run.add_argument("--gold", type=Path, default=DEFAULT, help="gold lines (default: %(default)s)")
    run.add_argument("--split", choices=("test", "tune", "all"), default="test")
    run.add_argument("--filter", action="append", default=[], metavar="KEY=VALUE", help="as in type=number")
    run.add_argument("--limit", type=int, help="at most so many questions")
    run.add_argument("--index", type=Path, default=INDEX)
    run.add_argument("--out", type=Path, default=Path("runs/last"), help="folder of the run")
    run.add_argument("--quick", action="store_true", help="no baselines, no spoilt questions, no cold start")
    run.add_argument("--resume", action="store_true", help="finish an interrupted run")
    run.add_argument("--force", action="store_true", help="replace what --out holds")
    return parser


def _gold(parser: argparse.ArgumentParser, command: object) -> None:
    parser.set_defaults(command=command)
    parser.add_argument("gold", type=Path, nargs="?", default=DEFAULT)
    parser.add_argument(
        "--reports", type=Path, nargs="+", default=[Path("reports")], help="files and folders"
    )


if __name__ == "__main__":
    sys.exit(main())
