"""The decline threshold: chosen on the tune split, for what answers are worth; and the numbers under it."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from eval_world import QUESTIONS, SECTIONS, answer, decline

from eval.perturb import keywords, lower_case, perturbed, typos
from eval.prediction import parse_prediction
from eval.resample import Interval, holm, mean_interval, paired_p, statistic_interval
from eval.robustness import compare_forms
from eval.score import score_prediction
from eval.tune import Outcome, best_threshold, check_split, observe, read_threshold, store, tune, worth
from eval.types import EvalError, Line, Question, Score
from eval.would_be import as_answered


def outcome(
    confidence: float, right: bool, answerable: bool = True, family: str = "f", is_open: bool = True
) -> Outcome:
    worth_of_answer = 1.0 if right else -1.0
    return Outcome(family, confidence, worth_of_answer, 0.0 if answerable else 1.0, right, is_open)


def test_the_threshold_parts_right_answers_from_wrong_ones() -> None:
    """Between the surest wrong and the least sure right answer, in the middle of the gap."""
    outcomes = [outcome(0.9, True), outcome(0.7, True), outcome(0.3, False), outcome(0.2, False, answerable=False)]
    found = tune(outcomes)
    assert found.threshold == 0.5
    assert (found.coverage, found.risk) == (0.5, 0.0)
    assert found.worth == pytest.approx((1 + 1 + 0 + 1) / 4)


def test_a_higher_cost_of_wrong_answers_declines_more() -> None:
    """One right answer in two is worth giving if wrong ones cost nothing, and not if they cost double."""
    pairs = [outcome(0.8, True), outcome(0.6, False), outcome(0.5, True)]
    cheap = [replace(o, answered=max(o.answered, 0.0)) for o in pairs]
    dear = [replace(o, answered=o.answered * (1 if o.right else 2)) for o in pairs]
    assert best_threshold(cheap) < 0.5
    assert best_threshold(dear) == pytest.approx(0.7)


def test_a_refusal_for_another_reason_stays_one_at_any_threshold() -> None:
    """Where the question names a country that no report has, no threshold can open it."""
    closed = outcome(0.99, False, answerable=False, is_open=False)
    assert worth([closed], 0.0) == 1.0


def test_tuning_refuses_the_test_split() -> None:
    """A threshold that has seen the test questions proves nothing."""
    with pytest.raises(EvalError, match="tune split only; 23 questions"):
        check_split(QUESTIONS)
    check_split([replace(question, split="tune") for question in QUESTIONS])


def test_what_a_refusal_held_back_is_judged() -> None:
    """The nearest passage that a refusal shows is what it would have answered: right at .3, so answer from there."""
    question = QUESTIONS[0]
    line = answer(question, question.evidence, 0.3, status="not_in_report", text="They do not say.", claims=[])
    assert as_answered(parse_prediction(line)).status == "answered"
    (found,) = observe([question], lambda _: line, SECTIONS, 1.0, current=0.5)
    assert (found.right, found.open, found.answered, found.declined) == (True, True, 1.0, 0.0)
    (above,) = observe([question], lambda _: line, SECTIONS, 1.0, current=0.2)
    assert not above.open, "declined although surer than the threshold: for another reason"
    (bare,) = observe([question], decline, SECTIONS, 1.0, current=None)
    assert not bare.open, "nothing to show, nothing to answer with"


def test_the_threshold_is_stored_with_what_it_rests_on(tmp_path: Path) -> None:
    """The answering path reads the threshold; a person reads which gold, at what cost, with what risk."""
    path = tmp_path / "selector" / "threshold.json"
    assert read_threshold(path) is None
    store(path, tune([outcome(0.8, True), outcome(0.4, False)]), QUESTIONS, 1.0)
    line = json.loads(path.read_text())
    assert read_threshold(path) == 0.6
    assert {"threshold", "gold_sha256", "risk", "coverage", "held_out", "cost", "questions"} <= set(line)


def test_intervals_take_families_as_they_come() -> None:
    """Ten copies of one answer are no more evidence than one: the interval does not shrink."""
    values, families = [1.0, 0.0, 1.0, 0.0, 1.0, 1.0], list("abcdef")
    once = mean_interval(values, families)
    copied = mean_interval([v for v in values for _ in range(10)], [f for f in families for _ in range(10)])
    assert once is not None
    assert copied is not None
    assert (copied.low, copied.high) == pytest.approx((once.low, once.high), abs=0.02)
    assert copied.n == 60
    assert mean_interval([], []) is None


def test_an_interval_of_sampled_means_covers_the_truth() -> None:
    """Of 60 samples from a known coin, about 95 % of the intervals hold its true share."""
    rng = np.random.default_rng(5)
    names = [str(i) for i in range(60)]
    hits = 0
    for _ in range(60):
        interval = mean_interval(list(rng.binomial(1, 0.6, 60).astype(float)), names)
        assert interval is not None
        hits += interval.low <= 0.6 <= interval.high
    assert 51 <= hits <= 60


def test_all_right_in_few_families_is_no_certainty() -> None:
    """Wilson's bound at either end; one family alone says nothing of others, and equal differences stay as they are."""
    families = list("aabbcde")
    perfect = Interval(1.0, pytest.approx(0.5655, abs=1e-4), 1.0, 7)
    assert mean_interval([1.0] * 7, families, share=True) == perfect
    assert mean_interval([0.0] * 5, list("abcde"), share=True) == Interval(0.0, 0.0, pytest.approx(0.4345, abs=1e-4), 5)
    assert statistic_interval(lambda rows: 1.0, families) == perfect
    assert mean_interval([1.0, 0.0], ["a", "a"], share=True) == Interval(0.5, None, None, 2)
    assert statistic_interval(lambda rows: 0.5, ["a", "a"]) == Interval(0.5, None, None, 2)
    assert mean_interval([0.0, 0.0], ["a", "b"]) == Interval(0.0, 0.0, 0.0, 2)


def test_a_statistic_that_is_undefined_has_no_interval() -> None:
    """No figure, rather than a figure about nothing."""
    assert statistic_interval(lambda rows: float("nan"), ["a", "b"]) is None


@pytest.mark.parametrize(
    ("differences", "families", "p"),
    [
        ([1.0] * 6, list("abcdef"), 2 / 2**7 * 2),
        ([0.0] * 6, list("abcdef"), 1.0),
        ([1.0, -1.0], list("ab"), 1.0),
        ([1.0] * 6, ["a"] * 6, 1.0),
    ],
)
def test_paired_permutation_p(differences: list[float], families: list[str], p: float) -> None:
    """Six families all better: 2 of 64 ways. One family, however many questions it has, proves nothing."""
    assert paired_p(differences, families) == pytest.approx(p)


def test_holm_steps_down() -> None:
    """The smallest of three is tripled, the next doubled; order is kept and 1 is the most."""
    assert holm({"a": 0.01, "b": 0.04, "c": 0.03}) == pytest.approx({"a": 0.03, "c": 0.06, "b": 0.06})
    assert holm({"a": 0.9, "b": 0.8}) == {"a": 1.0, "b": 1.0}


def test_spoilt_questions_are_spoilt_alike_every_time() -> None:
    """Seeded by the text itself: the same typos in every run, and never in short words or short forms."""
    text = "Which ministries contributed to TWGG-GBV in Cambodia?"
    assert typos(text) == typos(text) != text
    assert sorted(typos(text)) == sorted(text)
    assert "TWGG-GBV" in typos(text)
    assert lower_case(text) == "which ministries contributed to twgg-gbv in cambodia"
    assert keywords("What did the WCN do in 2021?") == "WCN 2021"
    assert keywords("What is it?") == "What is it?"


def test_one_natural_question_of_each_family_is_spoilt() -> None:
    """Pairs need the natural wording; paraphrases and unanswerable questions are left alone."""
    found = perturbed(QUESTIONS, str.upper)
    assert [question.form for question in found] == ["natural"] * 10
    assert found[0].question == "HOW MANY LOANS DID THE FUND GIVE?"


def test_forms_are_compared_within_their_families() -> None:
    """A system that fails on keywords loses exactly those, against the natural wording of the same fact."""

    def natural_only(question: Question) -> Line:
        return decline(question) if question.form == "keyword" else answer(question, question.evidence)

    found = compare_forms(scores_of(natural_only))["keyword"]
    assert (found["mean"], found["n"]) == (-1.0, 9)


def scores_of(system: Callable[[Question], Line]) -> list[Score]:
    return [score_prediction(q, parse_prediction(system(q)), SECTIONS) for q in QUESTIONS]
