"""TREC: what was retrieved as a run file, what is relevant as a qrels file, both for passages."""

from collections.abc import Sequence
from pathlib import Path

from eval.lines import reading
from eval.measures.retrieval import relevant_passages
from eval.prediction import place_line
from eval.types import EvalError, Line, Place, Prediction, Question, Sections

TAG = "country-report-qa"


def export_trec(
    folder: Path, questions: Sequence[Question], predictions: dict[str, Prediction], sections: Sections
) -> None:
    """run.trec with scores that fall by rank, and qrels.trec, which lacks questions without evidence.

    Qrels know no alternatives: with several evidence sets all of them count there, the best one in our measures.
    """
    run, qrels = [], []
    for question in questions:
        ranked = list(dict.fromkeys(place.passage_id for place in predictions[question.id].retrieved))
        for rank, passage in enumerate(ranked, 1):
            run.append(f"{question.id} Q0 {passage} {rank} {len(ranked) - rank + 1} {TAG}")
        for passage in sorted(relevant_passages(question, predictions[question.id].retrieved, sections)):
            qrels.append(f"{question.id} 0 {passage} 1")
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in (("run.trec", run), ("qrels.trec", qrels)):
        (folder / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def import_trec(path: Path, questions: Sequence[Question], sections: Sections) -> list[Line]:
    """Answer lines that retrieved what a run file ranks, by score, and answer nothing else.

    EvalError names a document that is no passage of the sections, or a file that cannot be read.
    """
    passages = {chunk.passage_id: chunk for section in sections.values() for chunk in section.chunks}
    ranked: dict[str, list[tuple[float, Place]]] = {}
    with reading(path):
        lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        parts = line.split()
        if len(parts) != 6 or parts[2] not in passages:
            raise EvalError(f"{path}:{number}: wants `query Q0 passage rank score tag` with a known passage")
        with reading(f"{path}:{number}"):
            ranked.setdefault(parts[0], []).append((float(parts[4]), passages[parts[2]]))
    return [_line(question, ranked.get(question.id, [])) for question in questions]


def _line(question: Question, ranked: list[tuple[float, Place]]) -> Line:
    ordered = [place for _, place in sorted(ranked, key=lambda scored: -scored[0])]
    return {
        "id": question.id,
        "question": question.question,
        "status": "answered",
        "text": "",
        "retrieved": [place_line(place) for place in ordered],
    }
