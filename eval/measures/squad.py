"""Exact match and token F1 as SQuAD 2.0 defines them (Rajpurkar et al. 2018, evaluate-v2.0).

The normalisation is the official one: lower case, no ASCII punctuation, no English articles, single blanks.
An unanswerable question has the empty string as its gold answer, and declining gives the empty string, so
both measures are 1 for a rightly declined question.
"""

import re
import string
from collections import Counter
from collections.abc import Sequence

from eval.types import Prediction, Question

_NO_PUNCTUATION = str.maketrans("", "", string.punctuation)
_ARTICLES = re.compile(r"\b(a|an|the)\b")


def normalise(text: str) -> str:
    """The form in which SQuAD compares answers."""
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_NO_PUNCTUATION)).split())


def exact_match(gold: str, predicted: str) -> float:
    """1 if both are the same after normalisation, otherwise 0."""
    return float(normalise(gold) == normalise(predicted))


def token_f1(gold: str, predicted: str) -> float:
    """Harmonic mean of precision and recall of tokens; with an empty side, 1 only if both are empty."""
    wanted, got = normalise(gold).split(), normalise(predicted).split()
    if not wanted or not got:
        return float(wanted == got)
    common = sum((Counter(wanted) & Counter(got)).values())
    if common == 0:
        return 0.0
    precision, recall = common / len(got), common / len(wanted)
    return 2 * precision * recall / (precision + recall)


def score_squad(question: Question, prediction: Prediction) -> dict[str, float | None]:
    """EM and F1 of the short answer, and the same split into HasAns and NoAns as the official script prints.

    Where a system gives no short answer, its whole text is compared. A question with several groups of gold
    answers, which SQuAD does not know, is compared with the groups' best aliases one after the other. A breakdown
    scores 0: the empty text that it leaves is no refusal.
    """
    predicted = "" if prediction.declined else (prediction.short_answer or prediction.text)
    golds = gold_answers(question, predicted)
    if question.answerable and not golds:
        return dict.fromkeys(("EM", "F1", "HasAns_EM", "HasAns_F1", "NoAns_EM"))
    em = f1 = 0.0
    if not prediction.failed:
        em = max(exact_match(gold, predicted) for gold in golds)
        f1 = max(token_f1(gold, predicted) for gold in golds)
    has = question.answerable
    return {
        "EM": em,
        "F1": f1,
        "HasAns_EM": em if has else None,
        "HasAns_F1": f1 if has else None,
        "NoAns_EM": None if has else em,
    }


def gold_answers(question: Question, predicted: str) -> Sequence[str]:
    """The strings that count as the answer; [""] for an unanswerable question, [] if none is known.

    As in the official script, aliases that normalise to nothing do not count.
    """
    if not question.answerable:
        return [""]
    groups = [[alias for alias in group if normalise(alias)] for group in question.short_answers]
    groups = [group for group in groups if group]
    if len(groups) == 1:
        return groups[0]
    return [" ".join(max(group, key=lambda alias: token_f1(alias, predicted)) for group in groups)] if groups else []
