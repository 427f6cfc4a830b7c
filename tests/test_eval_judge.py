"""The optional judge: it repeats itself, tells how often it disagrees with itself, and may fail."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from eval.judge import Judgement, Opinion, judge, parse_grade, sum_up
from eval.judgements import Judgements
from eval.types import Place, Prediction, Question
from prompts.render import Prompt
from rag.writer.call import Call
from rag.writer.settings import WriterError

QUESTION = Question(
    "q1", "f1", "test", "number", "How many AOPs?", short_answers=(("15", "fifteen"),),
    evidence=(Place("cambodia-2021", "3.1", 0, 9, "15 AOPs have been developed"),),
)  # fmt: skip
ANSWER = Prediction("q1", "answered", "Fifteen [1].", "15", (), {}, 1.0, ())


class Queue:
    """A judge that gives the replies of a queue; an error in it is raised."""

    name = "fake:judge"

    def __init__(self, *replies: str | WriterError) -> None:
        self.replies, self.asked = list(replies), list[Prompt]()

    def stream(self, prompt: Prompt, call: Call | None = None) -> Iterator[str]:  # as chats do
        self.asked.append(prompt)
        reply = self.replies.pop(0)
        if isinstance(reply, WriterError):
            raise reply
        yield reply


@pytest.mark.parametrize(
    ("reply", "grade"),
    [
        ("grade: correct", "correct"),
        ("  Grade: INCORRECT.\n", "incorrect"),
        ("grade: not_attempted", "not_attempted"),
        ("correct", None),
        ("grade: right", None),
        ("grade: correct, because it says fifteen", None),
        ("grade: correct\ngrade: incorrect", None),
        ('{"grade": "correct"}', None),
        ("", None),
    ],
)
def test_only_the_line_asked_for_is_a_grade(reply: str, grade: str | None) -> None:
    """Nothing is guessed from a reply of another form."""
    assert parse_grade(reply) == grade


@pytest.mark.parametrize(
    ("replies", "verdict", "disagreement"),
    [
        (("grade: correct",) * 3, "correct", 0.0),
        (("grade: correct", "grade: correct", "grade: incorrect"), "correct", 2 / 3),
        (("grade: correct", "grade: incorrect", "grade: not_attempted"), None, 1.0),
        (("grade: correct", "grade: correct", "well"), "correct", 2 / 3),
        (("well", "well", "grade: correct"), None, 1.0),
        (("well", WriterError("no"), "hm"), None, 1.0),
    ],
)
def test_a_verdict_needs_more_than_half(
    replies: tuple[str | WriterError, ...], verdict: str | None, disagreement: float
) -> None:
    """Failures count among the repeats, and as disagreement."""
    judged = judge(QUESTION, ANSWER, Queue(*replies))
    assert judged.verdict == verdict
    assert judged.disagreement == pytest.approx(disagreement)


def test_the_judge_sees_question_reference_and_answer_as_data() -> None:
    """What can be answered comes with its aliases and quotes, what cannot with the words of the prompt."""
    chat = Queue("grade: correct", "grade: correct")
    judge(QUESTION, ANSWER, chat, repeats=1)
    judge(Question("q2", "f", "test", "L", "What budget?", answerable=False), ANSWER, chat, repeats=1)
    assert 'Reference: "15 or fifteen. Where it stands: 15 AOPs have been developed"' in chat.asked[0].user
    assert 'Answer: "Fifteen [1]."' in chat.asked[0].user
    assert 'Reference: "not in the report"' in chat.asked[1].user


def test_an_opinion_counts_failures_apart() -> None:
    """They are neither right nor wrong; nothing judged is nothing said."""
    judgements = [
        Judgement("a", ("correct", "correct", "correct")),
        Judgement("b", ("incorrect", "incorrect", None)),
        Judgement("c", (None, None, None)),
    ]
    assert sum_up(judgements) == Opinion(
        3, {"correct": 1, "incorrect": 1, "not_attempted": 0}, 1, 4 / 9, pytest.approx((0 + 2 / 3 + 1) / 3)
    )
    assert sum_up([]) == Opinion(0, {"correct": 0, "incorrect": 0, "not_attempted": 0}, 0, 0.0, 0.0)


def test_what_was_judged_is_not_judged_again(tmp_path: Path) -> None:
    """The same answer by the same judge as often; but where every reply failed, or the answer is another, it is."""
    kept = Judgements(tmp_path / "judgements.jsonl", "fake:judge", 2)
    key, failed = kept.key(QUESTION, ANSWER), kept.key(replace(QUESTION, id="q2"), ANSWER)
    kept.add(key, Judgement("q1", ("correct", None)))
    kept.add(failed, Judgement("q2", (None, None)))
    with kept.path.open("a") as file:
        file.write('{"id": "cut in the mid')
    assert kept.read() == {key: Judgement("q1", ("correct", None))}
    assert replace(kept, judge="fake:other").read() == replace(kept, repeats=3).read() == {}
    assert kept.key(QUESTION, replace(ANSWER, text="Sixteen.")) != key
