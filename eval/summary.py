"""The summary of a run: all that the report, the gate and a comparison with other runs need."""

from eval.folder import RunFolder
from eval.measures.answer import PRIMARY
from eval.overlap import quartiles
from eval.summarise import grouped, summarise
from eval.types import Line

MAIN = "assistant"
"""What tables call the system under test."""


def write_summary(run: RunFolder) -> Line:
    """Computes and keeps summary.json: systems, and the system under test by type, kind, form and overlap."""
    scores = run.system.scores()
    systems = {MAIN: summarise(scores)}
    systems |= {name: summarise(folder.scores()) for name, folder in run.others().items()}
    overlap = quartiles(run.questions())
    summary = {
        "primary": PRIMARY,
        "systems": systems,
        "by": {
            "type": grouped(scores, lambda score: score.type),
            "kind": grouped(scores, lambda score: score.unanswerable_kind),
            "form": grouped(scores, lambda score: score.form),
            "overlap": grouped(scores, lambda score: overlap.get(score.id)),
        },
    }
    run.write("summary.json", summary)
    return summary
