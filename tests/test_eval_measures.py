"""Each measure on cases that were worked out by hand, or that another program decided."""

from dataclasses import replace

import ir_measures
import numpy as np
import pytest
from eval_world import PASSAGES, QUESTIONS, SECTIONS, answer, decline, perfect
from ir_measures import RR, P, R, nDCG
from sklearn.metrics import brier_score_loss, roc_auc_score

from eval import confidence as conf
from eval.measures.answer import PRIMARY, score_answer
from eval.measures.citation import score_citation
from eval.measures.figures import find_figures, score_figures
from eval.measures.matching import first_words, holds
from eval.measures.retrieval import PASSAGE, rank_measures, score_retrieval
from eval.measures.squad import exact_match, normalise, score_squad, token_f1
from eval.measures.support import supports
from eval.prediction import parse_prediction
from eval.systems import broken_line
from eval.types import Place, Section

BY_ID = {question.id: question for question in QUESTIONS}
LOANS = BY_ID["loans-natural"]


@pytest.mark.parametrize(
    ("text", "alias", "found"),
    [
        ("It was 15 plans.", "15", True),
        ("It was 150 plans.", "15", False),
        ("It was 15,000 plans.", "15", False),
        ("It was 1.15 plans.", "15", False),
        ("In 2015, more.", "15", False),
        ("It was 15, they say.", "15", True),
        ("It ended in 15.", "15", True),
        ("A share of 73% went", "73%", True),
        ("12,000–17,000 calls", "12,000-17,000", True),
        ("the MINISTRY\nof Trade", "Ministry of Trade", True),
        ("“State of Gender”", '"State of Gender"', True),
        ("Internet", "net", False),
        ("anything", "", False),
    ],
)
def test_containment_is_by_whole_words_and_figures(text: str, alias: str, found: bool) -> None:
    """A gold answer counts only where it stands as a word or figure of its own."""
    assert holds(text, alias) is found


def test_words_are_counted_without_citation_markers() -> None:
    """The first words of an answer are those that a reader reads, not its [1]."""
    assert first_words("One two [1] three. [2] Four", 4) == "One two three. Four"


@pytest.mark.parametrize(
    ("gold", "predicted", "em", "f1"),
    [
        ("the Normans", "Normans", 1.0, 1.0),
        ("10th and 11th centuries", "in the 10th and 11th centuries", 0.0, 8 / 9),
        ("France", "france.", 1.0, 1.0),
        ("Denmark, Iceland and Norway", "Iceland", 0.0, 0.4),
        ("U.S.", "us", 1.0, 1.0),
        ("a", "", 1.0, 1.0),
        ("", "something", 0.0, 0.0),
        ("", "", 1.0, 1.0),
        ("the the cat", "cat cat", 0.0, 2 / 3),
        ("can't", "cant", 1.0, 1.0),
        ("state-of-the-art", "state of the art", 0.0, 0.0),
    ],
)
def test_em_and_f1_are_those_of_squad(gold: str, predicted: str, em: float, f1: float) -> None:
    """The values are those of the official script's functions, as transformers 4.57 carries them."""
    assert exact_match(gold, predicted) == em
    assert token_f1(gold, predicted) == pytest.approx(f1)


def test_normalisation_takes_punctuation_out_before_articles() -> None:
    """In that order, as the official script does: "a-b" becomes "ab", so no article is cut out of it."""
    assert normalise("The A-B, an  U.K. plan!") == "ab uk plan"


def test_squad_counts_a_rightly_declined_question_as_exact() -> None:
    """An unanswerable question has the empty answer; declining gives it, answering does not."""
    no = BY_ID["no-0"]
    assert score_squad(no, parse_prediction(decline(no)))["EM"] == 1.0
    assert score_squad(no, parse_prediction(answer(no, PASSAGES[:1])))["F1"] == 0.0
    assert score_squad(LOANS, parse_prediction(decline(LOANS)))["HasAns_EM"] == 0.0


def test_a_breakdown_is_no_perfect_refusal() -> None:
    """It leaves an empty text, as a refusal does, and scores nothing; it has no length either."""
    no = BY_ID["no-0"]
    broken = parse_prediction(broken_line(no, ValueError("oops")))
    values = score_squad(no, broken)
    assert (values["EM"], values["F1"], values["NoAns_EM"]) == (0.0, 0.0, 0.0)
    assert score_answer(no, broken)["words"] is None


def test_rank_measures_are_those_of_trec_eval() -> None:
    """What comes out for one question is what ir-measures' trec_eval gives for the same ranking."""
    ranked, relevant = ["d", "a", "e", "b", "f"], {"a", "b", "z"}
    qrels = [ir_measures.Qrel("q", doc, 1) for doc in relevant]
    run = [ir_measures.ScoredDoc("q", doc, 10.0 - i) for i, doc in enumerate(ranked)]
    wanted = {str(m): v for m, v in ir_measures.pytrec_eval.calc_aggregate(PASSAGE, qrels, run).items()}
    found = rank_measures(PASSAGE, relevant, ranked)
    assert found == pytest.approx(wanted)
    assert found["R@3"] == pytest.approx(1 / 3)
    assert found["RR@10"] == 0.5


def test_equal_scores_never_reach_trec_eval() -> None:
    """With ties trec_eval ranks by name, not by position, so the same list would score otherwise."""
    tied = [ir_measures.ScoredDoc("q", doc, 1.0) for doc in ("a", "b", "c")]
    qrels = [ir_measures.Qrel("q", "a", 1)]
    by_name = ir_measures.pytrec_eval.calc_aggregate([RR @ 10], qrels, tied)[RR @ 10]
    assert by_name == pytest.approx(1 / 3)
    found = rank_measures([RR @ 10, nDCG @ 10, R @ 1], {"a"}, ["a", "b", "c"])
    assert found == {"RR@10": 1, "nDCG@10": 1, "R@1": 1}


def test_one_of_two_sufficient_sets_of_evidence_is_enough() -> None:
    """Who finds one whole has found what was wanted; the other is none of the passages that are missing."""
    other = BY_ID["police-natural"].evidence
    asked = replace(LOANS, alternatives=(other,))
    for found in (LOANS.evidence, other):
        line = {**answer(asked, ()), "retrieved": [vars(place) for place in found]}
        values = score_retrieval(asked, parse_prediction(line), SECTIONS)
        assert (values["R@5"], values["nDCG@10"], values["RR@10"]) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize("ranked", [[], ["x", "y"]])
def test_a_question_with_no_result_scores_zero(ranked: list[str]) -> None:
    """Nothing retrieved, or nothing relevant, is 0 and no gap in the mean."""
    assert set(rank_measures([R @ 5, P @ 1, nDCG @ 10], {"a"}, ranked).values()) == {0.0}


def test_coverage_counts_characters_of_evidence_once() -> None:
    """Two passages that overlap do not cover the same characters twice; half of the evidence is 0.5."""
    gold = LOANS.evidence[0]
    half = Place(gold.report_id, gold.outcome_id, gold.start, gold.start + (gold.end - gold.start) // 2)
    line = {**answer(LOANS, ()), "retrieved": [vars(half), vars(half)]}
    values = score_retrieval(LOANS, parse_prediction(line), SECTIONS)
    assert values["coverage@1"] == values["coverage@3"] == pytest.approx(0.5, abs=0.02)
    assert values["all_evidence@10"] is None, "one section is enough for this question"


def test_the_line_of_an_outcome_in_the_head_is_cited_rightly_and_not_searched() -> None:
    """An id stands in the report's head: citing that line or the outcome is right, and no passage can hold it."""
    head = Section("valdoria-2020", "head", "", "OUTCOME D_1.1")
    line = Place("valdoria-2020", "head", 0, 13, "OUTCOME D_1.1")
    asked = replace(LOANS, evidence=(line,), sections=(("valdoria-2020", "D_1.1"),), short_answers=(("D_1.1",),))
    sections = SECTIONS | {head.key: head}
    for cited, precision in ((line, 1.0), (LOANS.evidence[0], 1.0), (BY_ID["police-natural"].evidence[0], 0.0)):
        prediction = parse_prediction(answer(asked, [cited], retrieved=[vars(LOANS.evidence[0])]))
        assert score_citation(asked, prediction, sections)["outcome_precision"] == precision
        found = score_retrieval(asked, prediction, sections)
        assert (found["R@5"], found["coverage@5"], found["section_hit@1"]) == (None, None, 1.0)
    without = replace(asked, sections=())
    assert score_retrieval(without, prediction, sections)["section_hit@1"] is None


def test_all_evidence_needs_every_section() -> None:
    """A question over two sections is served only when both are there."""
    both = BY_ID["both"]
    found = score_retrieval(both, parse_prediction(answer(both, both.evidence)), SECTIONS)
    assert (found["all_evidence@1"], found["all_evidence@3"]) == (0.0, 1.0)


def test_the_primary_measure_ends_after_sixty_words() -> None:
    """An answer that buries the right words does not count, though it contains them."""
    line = answer(LOANS, LOANS.evidence, text="word " * 60 + "960")
    values = score_answer(LOANS, parse_prediction(line))
    assert (values[PRIMARY], values["containment"]) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("text", "value", "unit", "period"),
    [
        ("It granted 960 loans in the year.", 1.0, 1.0, None),
        ("It granted 690 loans.", 0.0, 0.0, None),
        ("It granted 960% more.", 1.0, 0.0, None),
    ],
)
def test_a_figure_is_value_and_unit(text: str, value: float, unit: float, period: float | None) -> None:
    """The right number of the wrong thing is only half right."""
    found = score_figures(LOANS, parse_prediction(answer(LOANS, ())), text)
    assert (found["figure_value"], found["figure_unit"], found["figure_period"]) == (value, unit, period)


@pytest.mark.parametrize(
    ("text", "exact"), [("1,200 calls per quarter", 1.0), ("1200 calls", 0.0), ("1,200 calls a year", 0.0)]
)
def test_a_figure_with_a_period_needs_the_period(text: str, exact: float) -> None:
    """1,200 calls per quarter is not 1,200 calls."""
    calls = BY_ID["calls-natural"]
    found = score_figures(calls, parse_prediction(answer(calls, ())), text)
    assert (found["figure_value"], found["figure_exact"]) == (1.0, exact)


def test_figures_are_read_with_words_and_thousands() -> None:
    """ "three" is 3, "12,000-17,000" one range, and 73 per cent the same as 73%."""
    found = find_figures("Three markets, 12,000–17,000 calls per quarter; 73 per cent of 1,200 women.")
    assert [figure.value for figure in found] == ["3", "12000-17000", "73", "1200"]
    assert found[2].units == frozenset({"%"})
    assert found[1].period == "quarter"


def test_citation_measures_on_a_half_right_answer() -> None:
    """One right and one wrong section: precision a half, recall one, spans by characters."""
    gold, other = LOANS.evidence[0], SECTIONS["valdoria-2020", "D_3.1"].chunks[0]
    values = score_citation(LOANS, parse_prediction(answer(LOANS, [gold, other])), SECTIONS)
    size = gold.end - gold.start
    assert values["quote_validity"] == 1.0
    assert (values["outcome_precision"], values["outcome_recall"]) == (0.5, 1.0)
    assert values["span_precision"] == pytest.approx(size / (size + other.end - other.start))


def test_a_quote_that_is_off_by_one_character_is_not_valid() -> None:
    """Validity is exact: the same words one character further on are another place."""
    gold = LOANS.evidence[0]
    moved = Place(gold.report_id, gold.outcome_id, gold.start + 1, gold.end + 1, gold.quote)
    assert score_citation(LOANS, parse_prediction(answer(LOANS, [moved])), SECTIONS)["quote_validity"] == 0.0


def test_citation_recall_and_precision_follow_alce() -> None:
    """One of two sentences is supported; of its two citations, the second adds nothing."""
    a, b = SECTIONS["valdoria-2020", "D_1.1"].chunks[0], SECTIONS["valdoria-2020", "D_3.1"].chunks[1]
    claims = [{"text": a.quote, "citations": [1, 2], "verified": True}, {"text": "Nothing.", "citations": []}]
    values = score_citation(LOANS, parse_prediction(answer(LOANS, [a, b], claims=claims)), SECTIONS)
    assert (values["citation_recall"], values["citation_precision"]) == (0.5, 0.5)
    assert values["uncited_sentences"] == 0.5


def test_support_needs_the_same_figures_and_most_of_the_words() -> None:
    """A paraphrase that keeps the figure is supported; one digit more, or another subject, is not."""
    quotes = ["The fund granted 960 loans in the year, most of them to women."]
    assert supports("In the year the fund granted 960 loans", quotes)
    assert not supports("In the year the fund granted 961 loans", quotes)
    assert not supports("The ministry opened schools for girls in the north", quotes)


def test_a_refusal_claims_nothing_by_the_passage_it_shows() -> None:
    """The nearest passage beside a refusal is no citation of an answer."""
    line = answer(LOANS, LOANS.evidence, status="not_in_report", text="The reports do not say.", claims=[])
    values = score_citation(LOANS, parse_prediction(line), SECTIONS)
    assert (values["outcome_precision"], values["outcome_recall"]) == (None, 0.0)


def test_risk_and_coverage_of_a_small_case() -> None:
    """Four answers, surest first right, right, wrong, right: risks 0, 0, 1/3, 1/4."""
    sure, right = np.array([0.9, 0.8, 0.7, 0.6]), np.array([1.0, 1.0, 0.0, 1.0])
    coverage, risk = conf.risk_coverage(sure, right)
    assert list(coverage) == [0.25, 0.5, 0.75, 1.0]
    assert list(risk) == pytest.approx([0, 0, 1 / 3, 1 / 4])
    assert conf.aurc(sure, right) == pytest.approx((1 / 3 + 1 / 4) / 4)
    assert conf.aurc_oracle(right) == pytest.approx((1 / 4) / 4)
    assert conf.coverage_at_risk(sure, right) == 0.5


def test_answers_of_equal_confidence_are_let_through_together() -> None:
    """No order within a tie may make the curve look better than a threshold could."""
    sure, right = np.array([0.5, 0.5]), np.array([1.0, 0.0])
    assert list(conf.risk_coverage(sure, right)[1]) == [0.5, 0.5]
    assert conf.coverage_at_risk(sure, right) == 0.0


def test_auroc_and_brier_are_those_of_scikit_learn() -> None:
    """Own code, for speed, with the same result, ties included."""
    rng = np.random.default_rng(1)
    sure, right = np.round(rng.random(200), 1), rng.integers(0, 2, 200).astype(float)
    assert conf.auroc(sure, right) == pytest.approx(roc_auc_score(right, sure))
    assert conf.brier(sure, right) == pytest.approx(brier_score_loss(right, sure))


def test_undefined_is_not_zero() -> None:
    """Without a positive, or without any answer, there is no figure to show."""
    assert np.isnan(conf.auroc(np.array([0.1, 0.2]), np.array([0.0, 0.0])))
    assert np.isnan(conf.aurc(np.array([]), np.array([])))


def test_calibration_of_a_confident_fool() -> None:
    """Always sure, never right: the gap is one, in one bin."""
    sure, right = np.ones(5), np.zeros(5)
    assert conf.calibration_error(sure, right) == 1.0
    assert [found.n for found in conf.reliability(sure, right)] == [5]


def test_perfect_scores_one_on_every_share() -> None:
    """The perfect answer to one question has no measure below its best."""
    values = score_answer(LOANS, parse_prediction(perfect(LOANS)))
    assert (values[PRIMARY], values["holds_answer"], values["figure_exact"]) == (1.0, 1.0, 1.0)
