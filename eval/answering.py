"""The loop of a run: ask, write down, judge, write down, one question after the other."""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from time import perf_counter

from eval.folder import SystemFolder, append, drop_broken_tail
from eval.prediction import parse_prediction, split_times
from eval.score import score_line, score_prediction
from eval.systems import Answerer, broken_line
from eval.types import EvalError, Line, Question, Sections

Track = Callable[[Iterable[Question]], Iterable[Question]]


def answer_all(
    questions: tuple[Question, ...],
    answerer: Answerer,
    sections: Sections,
    folder: SystemFolder,
    track: Track = iter,
) -> None:
    """Answers and judges what the folder does not hold yet; after an interruption, the rest.

    The folder holds the same bytes however often it was interrupted, times excepted.
    """
    folder.path.mkdir(parents=True, exist_ok=True)
    paths = (folder.predictions_path, folder.times_path, folder.scores_path)
    for path in paths:
        drop_broken_tail(path)
    done = folder.predictions()
    judged = {score.id for score in folder.scores()}
    with ExitStack() as stack:
        answers, times, scores = (stack.enter_context(path.open("a", encoding="utf-8")) for path in paths)
        for question in track(questions):
            prediction = done.get(question.id)
            if prediction is None:
                line, ms = split_times(timed(answerer, question))
                append(times, {"id": question.id, "ms": ms})
                append(answers, line)
                prediction = parse_prediction(line)
            if question.id not in judged:
                append(scores, score_line(score_prediction(question, prediction, sections)))


def timed(answerer: Answerer, question: Question) -> Line:
    """The answer line with the wall time of the whole call as its total, in milliseconds."""
    start = perf_counter()
    try:
        line = answerer(question)
    except EvalError:
        raise
    except Exception as error:  # noqa: BLE001 -- one question that breaks the system must not cost the others
        line = broken_line(question, error)
    total = (perf_counter() - start) * 1000
    return {**line, "id": question.id, "timings_ms": {**line.get("timings_ms", {}), "total": round(total, 3)}}


def rescore(folder: SystemFolder, questions: tuple[Question, ...], sections: Sections) -> None:
    """Judges the folder's answers again and replaces their scores; spoilt questions share the gold by id."""
    answers = folder.predictions()
    answered = [question for question in questions if question.id in answers]
    folder.write_scores([score_line(score_prediction(q, answers[q.id], sections)) for q in answered])
