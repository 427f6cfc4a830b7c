"""`python -m eval validate|stats|run|…`: the benchmark."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from eval import exchange_commands, gold_commands, judge_commands, run_commands
from eval.claims import CLAIMS
from eval.gold import DEFAULT
from eval.tune import TARGET
from eval.types import EvalError
from ingest.errors import IngestError
from ingest.index import DEFAULT as INDEX

Command = Callable[[argparse.Namespace], int]
GO_ON: dict[Command, str] = {
    run_commands.run: "; nothing is lost, add --resume to go on",
    judge_commands.second_opinion: "; nothing is lost, repeat the command to go on",
}
"""What to do after an interruption, for commands that keep what they have so far."""


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
        print(f"interrupted{GO_ON.get(arguments.command, '')}", file=sys.stderr)
        return 4
    except BrokenPipeError:  # whoever read the table has seen enough
        sys.stderr.close()
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m eval", description=__doc__)
    add = parser.add_subparsers(required=True, metavar="COMMAND").add_parser
    _gold_options(add("validate", help="check gold lines against the reports"), gold_commands.validate)
    _gold_options(add("stats", help="what a gold file consists of"), gold_commands.show_stats)
    agree = _command(add("agree", help="how far two annotators agree"), gold_commands.show_agreement)
    agree.add_argument("a", type=Path)
    agree.add_argument("b", type=Path)
    support = _command(add("support", help="how much of a claim must stand in its source"), gold_commands.show_support)
    support.add_argument("claims", type=Path, nargs="?", default=CLAIMS)
    _run_options(add("run", help="ask, judge, summarise"))
    score = _command(add("score", help="judge a run's answers again"), run_commands.score)
    score.add_argument("run", type=Path)
    score.add_argument("--gold", type=Path, help="corrected gold lines for the same questions")
    tune = _command(add("tune", help="set the decline threshold on the tune split"), run_commands.tune)
    tune.add_argument("--gold", type=Path, default=DEFAULT)
    tune.add_argument("--split", choices=("tune", "test", "all"), default="tune", help="only tune is accepted")
    tune.add_argument("--index", type=Path, default=INDEX)
    tune.add_argument("--cost", type=float, default=1.0, help="what a wrong answer costs, a right one being worth 1")
    tune.add_argument("--out", type=Path, default=TARGET)
    compare = _command(add("compare", help="run B against run A"), judge_commands.compare)
    compare.add_argument("a", type=Path)
    compare.add_argument("b", type=Path)
    report = _command(add("report", help="one HTML file about a run"), judge_commands.report)
    report.add_argument("run", type=Path)
    report.add_argument("--against", type=Path, metavar="RUN", help="compare with this run, flips first")
    graded = "a language model grades a run's answers; repeated, it goes on where it stopped"
    judge = _command(add("judge", help=graded), judge_commands.second_opinion)
    judge.add_argument("run", type=Path)
    judge.add_argument("--writer", metavar="PROVIDER:MODEL", required=True, help="the model that judges")
    judge.add_argument("--repeats", type=int, choices=range(2, 10), default=3, help="grades for each answer")
    gate = _command(add("gate", help="check a run against thresholds"), judge_commands.gate)
    gate.add_argument("run", type=Path)
    gate.add_argument("--rules", type=Path, default=Path("eval/gate.toml"))
    gate.add_argument("--against", type=Path, metavar="RUN", help="nothing may be significantly worse than this")
    _exchange_options(add("export", help="a run for other tools"), add("import", help="what other tools made"))
    return parser


def _command(parser: argparse.ArgumentParser, command: Command) -> argparse.ArgumentParser:
    parser.set_defaults(command=command)
    return parser


def _gold_options(parser: argparse.ArgumentParser, command: Command) -> None:
    _command(parser, command).add_argument("gold", type=Path, nargs="?", default=DEFAULT)
    parser.add_argument("--reports", type=Path, nargs="+", default=[Path("reports")], help="files and folders")


def _run_options(parser: argparse.ArgumentParser) -> None:
    option = _command(parser, run_commands.run).add_argument
    option("--gold", type=Path, default=DEFAULT, help="gold lines, or a collection (default: %(default)s)")
    option("--split", choices=("test", "tune", "all"), default="test")
    option("--filter", action="append", default=[], metavar="KEY=VALUE", help="as in type=number")
    option("--limit", type=int, help="at most so many questions")
    option("--index", type=Path, default=INDEX)
    option("--whole-index", action="store_true", help="search every report, not only the one asked about")
    option("--writer", metavar="PROVIDER:MODEL", help="a language model writes; without it quotes answer")
    option("--price", type=float, nargs=2, metavar=("PROMPT", "COMPLETION"), help="of a million tokens of the writer")
    option("--answers", type=Path, metavar="FILE", help="judge these answer lines instead of asking")
    option("--out", type=Path, default=Path("runs/last"), help="folder of the run")
    option("--quick", action="store_true", help="no baselines, no spoilt questions, no cold start")
    option("--resume", action="store_true", help="finish an interrupted run")
    option("--force", action="store_true", help="replace what --out holds")


def _exchange_options(out: argparse.ArgumentParser, back: argparse.ArgumentParser) -> None:
    _command(out, exchange_commands.export).add_argument("format", choices=("beir", "trec", "squad", "ragas"))
    out.add_argument("run", type=Path)
    out.add_argument("--out", type=Path, required=True, help="folder")
    _command(back, exchange_commands.import_).add_argument("format", choices=("beir", "trec", "squad", "ragas"))
    back.add_argument("source", type=Path, help="beir: folder; squad: JSON file; trec: run file; ragas: JSON lines")
    back.add_argument("--run", type=Path, help="trec, ragas: the run whose questions are answered")
    back.add_argument("--out", type=Path, required=True, help="folder")


if __name__ == "__main__":
    sys.exit(main())
