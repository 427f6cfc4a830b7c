"""Systems whose scores theory knows: perfect, empty, shuffled, always declining, one digit off."""

from collections.abc import Callable
from typing import Any

import pytest
from eval_world import QUESTIONS, SECTIONS, decline, empty, perfect, shuffled, swapped_digit, worse

from eval.compare import compare_scores
from eval.measures.answer import PRIMARY
from eval.prediction import parse_prediction
from eval.score import score_prediction
from eval.summarise import by_kind, summarise
from eval.types import Line, Question, Score

System = Callable[[Question], Line]
HOPELESS = sum(not question.answerable for question in QUESTIONS)


def scores_of(system: System) -> tuple[Score, ...]:
    return tuple(score_prediction(q, parse_prediction(system(q)), SECTIONS) for q in QUESTIONS)


def means_of(system: System) -> dict[str, float]:
    measures: dict[str, Any] = summarise(scores_of(system))["measures"]
    return {name: value["mean"] for name, value in measures.items()}


def test_the_perfect_system_scores_one() -> None:
    """Right answers in the gold's own quotes and every refusal in place: nothing falls short."""
    means = means_of(perfect)
    ones = [
        PRIMARY, "containment", "figure_exact", "quote_validity", "outcome_F1", "span_F1", "citation_recall",
        "citation_precision", "decline_precision", "decline_recall", "decline_F1", "correct", "R@3", "RR@10",
        "nDCG@10", "section_hit@1", "coverage@3", "all_evidence@3", "AUROC_right", "family_worst",
    ]  # fmt: skip
    assert {name: means[name] for name in ones} == dict.fromkeys(ones, 1.0)
    assert means["holds_answer"] == pytest.approx(18 / 19), "one question needs two quotes"
    assert means["AURC_oracle"] <= means["AURC"] < 0.04, "its equally unsure refusals come as one step"
    assert all(score.failure is None for score in scores_of(perfect))


def test_the_empty_system_scores_nothing() -> None:
    """It answers with nothing and retrieves nothing: measures are 0, none is missing, none breaks."""
    means = means_of(empty)
    zeros = [
        PRIMARY,
        "containment",
        "R@10",
        "RR@10",
        "nDCG@10",
        "coverage@10",
        "span_recall",
        "decline_recall",
    ]
    assert {name: means[name] for name in zeros} == dict.fromkeys(zeros, 0.0)
    assert "outcome_precision" not in means, "precision of no citations is undefined, not 0 and not 1"
    assert means["incorrect"] == 1.0


def test_the_shuffled_system_cites_well_and_answers_wrongly() -> None:
    """Right answers to other questions: quotes are valid, sentences supported, and the answers wrong."""
    means = means_of(shuffled)
    assert means["quote_validity"] == means["citation_recall"] == 1.0
    assert means[PRIMARY] == 0.0
    assert means["span_F1"] == 0.0
    failures = summarise(scores_of(shuffled))["failures"]
    assert failures["retrieved but not read"] + failures["wrongly answered"] == len(QUESTIONS)


def test_always_declining_scores_its_share_of_unanswerable_questions() -> None:
    """Recall 1, precision the share of unanswerable questions, no answer right, none wrong."""
    means = means_of(decline)
    share = HOPELESS / len(QUESTIONS)
    assert means["decline_recall"] == 1.0
    assert means["decline_precision"] == pytest.approx(share)
    assert means["decline_F1"] == pytest.approx(2 * share / (1 + share))
    assert (means[PRIMARY], means["incorrect"]) == (0.0, 0.0)
    assert means["not_attempted"] == pytest.approx(1 - share)


def test_one_digit_off_is_seen_by_containment_figures_and_support() -> None:
    """Figures with one digit changed are wrong answers, though the words around them are right."""
    numbers = [score for score in scores_of(swapped_digit) if score.type == "number"]
    assert {score.values["figure_value"] for score in numbers} == {0.0}
    assert {score.values[PRIMARY] for score in numbers} == {0.0}
    assert {score.failure for score in numbers} == {"wrong figure"}
    others = [score for score in scores_of(swapped_digit) if score.type in ("place", "actor", "status")]
    assert {score.values[PRIMARY] for score in others} == {1.0}


def test_a_worse_system_is_caught_and_an_equal_one_is_not() -> None:
    """Declining most questions asked in plain words is a loss beyond chance; no difference is none."""
    better_scores, worse_scores = scores_of(perfect), scores_of(worse)
    primary = compare_scores(better_scores, worse_scores).differences[0]
    assert primary.measure == PRIMARY
    assert primary.difference.mean < 0
    assert primary.worse
    assert (primary.wins, primary.losses) == (0, 9)
    same = compare_scores(better_scores, better_scores)
    assert not any(found.significant for found in same.differences)
    assert same.flips == ()


def test_what_only_declined_questions_have_is_not_paired() -> None:
    """Declining more is seen in declined_answerable; of the questions declined by both, nothing differs."""
    found = {one.measure: one for one in compare_scores(scores_of(perfect), scores_of(worse)).differences}
    assert found["declined_answerable"].difference.mean > 0
    assert found["declined_answerable"].p < 0.05
    assert "decline_precision" not in found


def test_the_order_of_questions_changes_no_figure() -> None:
    """Means and intervals come from families, not from the order in which they were answered."""
    scores = scores_of(worse)
    one, other = summarise(scores)["measures"], summarise(scores[::-1])["measures"]
    assert one.keys() == other.keys()
    for name, value in one.items():
        assert other[name] == pytest.approx(value), name


def test_declining_is_judged_by_kind_among_all_answerable_questions() -> None:
    """Whoever declines everything finds each kind whole, and is precise only as far as the kind is frequent."""
    answerable = len(QUESTIONS) - HOPELESS
    rows = by_kind(scores_of(decline))
    assert {kind: row["n"] for kind, row in rows.items()} == {"not_given": 2, "other_year": 1, "out_of_scope": 1}
    for row in rows.values():
        precision = row["n"] / (row["n"] + answerable)
        measures = {name: value["mean"] for name, value in row["measures"].items()}
        assert measures["decline_recall"] == 1.0
        assert measures["decline_precision"] == pytest.approx(precision)
        assert measures["decline_F1"] == pytest.approx(2 * precision / (1 + precision))
    assert by_kind(scores_of(perfect))["other_year"]["measures"]["decline_F1"]["mean"] == 1.0
