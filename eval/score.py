"""One answer judged: every measure that applies to it, a verdict, and where it failed."""

from eval.measures.answer import score_answer
from eval.measures.citation import score_citation
from eval.measures.declining import failure_kind, score_declining, verdict
from eval.measures.retrieval import score_retrieval
from eval.measures.squad import score_squad
from eval.types import Line, Prediction, Question, Score, Sections


def score_prediction(question: Question, prediction: Prediction, sections: Sections) -> Score:
    """The score of one answer; it depends on the three arguments alone."""
    values = score_retrieval(question, prediction, sections)
    values |= score_answer(question, prediction)
    values |= score_squad(question, prediction)
    values |= score_citation(question, prediction, sections)
    values |= score_declining(question, prediction)
    if prediction.tokens:
        values |= {f"tokens_{name}": float(count) for name, count in prediction.tokens.items()}
    return Score(
        id=question.id,
        family=question.family,
        type=question.type,
        form=question.form,
        answerable=question.answerable,
        unanswerable_kind=question.unanswerable_kind,
        verdict=verdict(question, prediction, values),
        failure=failure_kind(question, prediction, values),
        confidence=prediction.confidence,
        values=values,
    )


def score_line(score: Score) -> Line:
    """The score as a JSON line; figures rounded to nine places, beyond which platforms differ."""
    values = {name: None if v is None else round(v, 9) for name, v in score.values.items()}
    return {**vars(score), "values": values, "confidence": round(score.confidence, 9)}


def parse_score(line: Line) -> Score:
    """The score that a line holds."""
    return Score(**line)
