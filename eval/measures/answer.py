"""The answer itself: does it hold what a right answer holds, soon, and without burying it."""

from eval.measures.figures import score_figures
from eval.measures.matching import first_words, groups_held, strip_markers
from eval.measures.retrieval import covered_share
from eval.types import Place, Prediction, Question

FIRST_WORDS = 60
"""What a reader takes in at a glance; words that stand later do not count for the primary measure."""
PRIMARY = f"right@{FIRST_WORDS}w"


def score_answer(question: Question, prediction: Prediction) -> dict[str, float | None]:
    """right@60w (primary), containment, holds_answer, figures, words, nuggets_per_100w.

    A declined answerable question scores 0 on the first three; an unanswerable one is not measured. Neither a
    refusal nor a breakdown has words to count.
    """
    short = first_words(prediction.text, FIRST_WORDS)
    names = (PRIMARY, "containment", "holds_answer", "words", "nuggets_per_100w")
    values: dict[str, float | None] = dict.fromkeys(names)
    if question.answerable and (question.short_answers or question.evidence_sets):
        said = not prediction.declined
        values[PRIMARY] = float(said and is_right(question, prediction, short))
        values["containment"] = float(said and is_right(question, prediction, prediction.text))
        values["holds_answer"] = float(said and quote_holds_answer(question, prediction))
    if not (prediction.declined or prediction.failed):
        words = len(strip_markers(prediction.text).split())
        values["words"] = float(words)
        if question.answerable and question.short_answers and words:
            values["nuggets_per_100w"] = 100 * groups_held(prediction.text, question.short_answers) / words
    return values | score_figures(question, prediction, short)


def is_right(question: Question, prediction: Prediction, text: str) -> bool:
    """Whether the text holds an alias of every group of short answers, as whole words.

    Where the gold has places but no short answers, half of one set's evidence is to be cited.
    """
    if question.short_answers:
        return groups_held(text, question.short_answers) == len(question.short_answers)
    return _half_cited(question, list(prediction.citations.values()))


def quote_holds_answer(question: Question, prediction: Prediction) -> bool:
    """Whether the first quote alone holds the answer, as public collections ask of the top sentence."""
    if not prediction.citations:
        return False
    first = prediction.citations[min(prediction.citations)]
    if question.short_answers:
        return groups_held(first.quote, question.short_answers) == len(question.short_answers)
    return _half_cited(question, [first])


def _half_cited(question: Question, cited: list[Place]) -> bool:
    shares = [[covered_share(place, cited) for place in places] for places in question.evidence_sets]
    return any(sum(share) / len(share) >= 0.5 for share in shares)
