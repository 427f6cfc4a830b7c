"""Commands that hand runs to other tools and take theirs; what they return is the exit code."""

import argparse
from pathlib import Path

from eval.exchange.beir import export_beir, import_beir
from eval.exchange.ragas import export_ragas, import_ragas
from eval.exchange.squad import export_squad, import_squad
from eval.exchange.trec import export_trec, import_trec
from eval.folder import RunFolder, open_run
from eval.gold import gold_line
from eval.lines import write_lines
from eval.types import EvalError


def export(arguments: argparse.Namespace) -> int:
    """Writes a finished run in another tool's format."""
    run, out = open_run(arguments.run), arguments.out
    questions, predictions, sections = run.questions(), run.system.predictions(), run.sections()
    if arguments.format == "beir":
        export_beir(out, questions, sections)
    elif arguments.format == "trec":
        export_trec(out, questions, predictions, sections)
    elif arguments.format == "squad":
        export_squad(out, questions, predictions, sections)
    else:
        export_ragas(out / "ragas.jsonl", questions, predictions, sections)
    print(f"{out}: {', '.join(sorted(str(p.relative_to(out)) for p in out.rglob('*') if p.is_file()))}")
    return 0


def import_(arguments: argparse.Namespace) -> int:
    """BEIR and SQuAD become sections and gold lines; TREC runs and RAGAS rows become answer lines to judge."""
    if arguments.format in ("trec", "ragas"):
        return _import_answers(arguments.format, arguments.source, _needed_run(arguments.run), arguments.out)
    read = import_beir if arguments.format == "beir" else import_squad
    sections, questions = read(arguments.source)
    write_lines(arguments.out / "sections.jsonl", sections)
    write_lines(arguments.out / "gold.jsonl", map(gold_line, questions))
    print(f"{arguments.out}: {len(sections)} sections, {len(questions)} questions; next:")
    print(f"python -m ingest {arguments.out / 'sections.jsonl'} --index {arguments.out / 'index'}")
    print(f"python -m eval run --gold {arguments.out / 'gold.jsonl'} --index {arguments.out / 'index'}")
    return 0


def _import_answers(kind: str, source: Path, run: RunFolder, out: Path) -> int:
    read = import_trec if kind == "trec" else import_ragas
    lines = read(source, run.questions(), run.sections())
    write_lines(out / "answers.jsonl", lines)
    print(f"{out / 'answers.jsonl'}: {len(lines)} answers; judge them with `python -m eval run --answers`")
    return 0


def _needed_run(path: Path | None) -> RunFolder:
    if path is None:
        raise EvalError("name the run whose questions were answered: --run RUN")
    return open_run(path)
