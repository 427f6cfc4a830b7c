"""An optional second opinion: a language model grades answers against gold, several times over.

Its grades stand beside the measures and replace none. How often it disagrees with itself is printed with them, and a
reply that is no grade counts as a failure, never as right or wrong.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from eval.types import Prediction, Question
from prompts.render import render
from rag.writer.call import begin_call
from rag.writer.chat import Chat
from rag.writer.pump import pump
from rag.writer.reasoning import without_reasoning
from rag.writer.settings import WriterError

GRADES = ("correct", "incorrect", "not_attempted")
_GRADE = re.compile(rf"grade:\s*({'|'.join(GRADES)})\.?", re.IGNORECASE)
_LONGEST_REPLY = 2000


@dataclass(frozen=True)
class Judgement:
    """The grades of one answer, one a repeat; None where the reply was no grade or none came."""

    id: str
    grades: tuple[str | None, ...]

    @property
    def verdict(self) -> str | None:
        """The grade of more than half of the repeats, failures counted; None where there is none."""
        grade, times = Counter(self.grades).most_common(1)[0]
        return grade if 2 * times > len(self.grades) else None

    @property
    def disagreement(self) -> float:
        """Share of the pairs of repeats that differ, 0 to 1. A failure differs from everything."""
        pairs = list(combinations(self.grades, 2))
        return sum(a != b or a is None for a, b in pairs) / len(pairs) if pairs else 0.0


@dataclass(frozen=True)
class Opinion:
    """Judgements in sum: how many answers got which verdict, `failed` being those with none; shares of 0 to 1."""

    n: int
    verdicts: dict[str, int]
    failed: int
    failed_replies: float
    disagreement: float


def judge(question: Question, answer: Prediction, chat: Chat, repeats: int = 3, seconds: float = 60.0) -> Judgement:
    """The grades that `chat` gives to one answer in `repeats` separate requests. Raises nothing that it causes."""
    prompt = render(
        "judge",
        question=json.dumps(question.question, ensure_ascii=False),
        reference=json.dumps(_reference(question), ensure_ascii=False),
        answer=json.dumps(answer.text, ensure_ascii=False),
    )
    grades = []
    for _ in range(repeats):
        call = begin_call(seconds)
        try:
            grades.append(parse_grade(_read(without_reasoning(pump(chat.stream(prompt, call), call)))))
        except WriterError:
            grades.append(None)
    return Judgement(question.id, tuple(grades))


def parse_grade(reply: str) -> str | None:
    """The grade where the reply is the one line asked for; None for anything else, explanations included."""
    match = _GRADE.fullmatch(reply.strip())
    return match[1].lower() if match else None


def sum_up(judgements: Sequence[Judgement]) -> Opinion:
    """All judgements as one opinion."""
    verdicts = Counter(judgement.verdict for judgement in judgements)
    replies = [grade for judgement in judgements for grade in judgement.grades]
    n = len(judgements)
    return Opinion(
        n=n,
        verdicts={grade: verdicts[grade] for grade in GRADES},
        failed=verdicts[None],
        failed_replies=replies.count(None) / len(replies) if replies else 0.0,
        disagreement=sum(judgement.disagreement for judgement in judgements) / n if n else 0.0,
    )


def _reference(question: Question) -> str:
    if not question.answerable:
        return "not in the report"
    answers = "; ".join(" or ".join(aliases) for aliases in question.short_answers)
    quotes = " ".join(place.quote for place in question.evidence)
    return f"{answers}. Where it stands: {quotes}" if answers else quotes


def _read(pieces: Iterable[str]) -> str:
    reply = ""
    for piece in pieces:
        reply += piece[:_LONGEST_REPLY]
        if len(reply) > _LONGEST_REPLY:
            break
    return reply
