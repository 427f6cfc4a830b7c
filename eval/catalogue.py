"""Every measure by its standard name: which group it belongs to, which way is better, and what it says."""

from dataclasses import dataclass

from eval.measures.answer import PRIMARY


@dataclass(frozen=True)
class Measure:
    """`better`: +1 where more is better, -1 where less is, 0 where neither is. `share`: from 0 to 1."""

    name: str
    group: str
    better: int
    meaning: str
    share: bool = True


def _retrieval() -> list[Measure]:
    found = []
    for k in (1, 3, 5, 10):
        found += [
            Measure(f"R@{k}", "retrieval", 1, f"relevant passages of one evidence set among the first {k}"),
            Measure(f"Success@{k}", "retrieval", 1, f"a relevant passage is among the first {k}"),
            Measure(f"section_hit@{k}", "retrieval", 1, f"an answering section is among the first {k}"),
            Measure(f"coverage@{k}", "retrieval", 1, f"characters of evidence in the first {k}"),
            Measure(f"all_evidence@{k}", "retrieval", 1, f"all sections' evidence is in the first {k}"),
        ]
    return [
        *found,
        Measure("RR@10", "retrieval", 1, "reciprocal rank of the first relevant passage"),
        Measure("section_RR@10", "retrieval", 1, "reciprocal rank of the first answering section"),
        Measure("nDCG@10", "retrieval", 1, "discounted gain of one evidence set's passages over the best possible"),
    ]


MEASURES = {
    measure.name: measure
    for measure in [
        Measure(PRIMARY, "answer", 1, "the first 60 words hold every part of the gold answer"),
        Measure("containment", "answer", 1, "the whole answer holds every part of the gold answer"),
        Measure("holds_answer", "answer", 1, "the first quote holds every part of the gold answer"),
        Measure("EM", "answer", 1, "SQuAD 2.0 exact match over all questions"),
        Measure("F1", "answer", 1, "SQuAD 2.0 token F1 over all questions"),
        Measure("HasAns_EM", "answer", 1, "exact match over answerable questions"),
        Measure("HasAns_F1", "answer", 1, "token F1 over answerable questions"),
        Measure("NoAns_EM", "answer", 1, "exact match over unanswerable questions: the share declined"),
        Measure("figure_value", "answer", 1, "gold numbers that the first 60 words give"),
        Measure("figure_unit", "answer", 1, "gold numbers given with their unit"),
        Measure("figure_period", "answer", 1, "gold numbers given with their period, where there is one"),
        Measure("figure_exact", "answer", 1, "gold numbers given with value, unit and period"),
        Measure("words", "answer", 0, "length of an answer", share=False),
        Measure("nuggets_per_100w", "answer", 1, "parts of the gold answer in 100 words of answer", share=False),
        *_retrieval(),
        Measure("quote_validity", "citation", 1, "quotes that stand, to the character, where they say"),
        Measure("outcome_precision", "citation", 1, "cited sections that the gold cites"),
        Measure("outcome_recall", "citation", 1, "sections of the gold that are cited"),
        Measure("outcome_F1", "citation", 1, "agreement of cited and gold sections (F1 per question)"),
        Measure("span_precision", "citation", 1, "cited characters that are gold evidence"),
        Measure("span_recall", "citation", 1, "characters of gold evidence that are cited"),
        Measure("span_F1", "citation", 1, "agreement of cited and gold characters (F1 per question)"),
        Measure("citation_recall", "citation", 1, "sentences that their citations support (after ALCE)"),
        Measure("citation_precision", "citation", 1, "citations that their sentence needs (after ALCE)"),
        Measure("uncited_sentences", "citation", -1, "sentences without a citation"),
        Measure("decline_precision", "declining", 1, "declined questions that are unanswerable"),
        Measure("decline_recall", "declining", 1, "unanswerable questions that are declined"),
        Measure("decline_F1", "declining", 1, "harmonic mean of decline precision and recall"),
        Measure("answered_unanswerable", "declining", -1, "unanswerable questions that are answered"),
        Measure("declined_answerable", "declining", -1, "answerable questions that are declined"),
        Measure("correct", "declining", 1, "rightly answered or rightly declined"),
        Measure("incorrect", "declining", -1, "wrongly answered"),
        Measure("not_attempted", "declining", 0, "answerable, but declined"),
        Measure("correct_given_attempted", "declining", 1, "right among attempted (SimpleQA)"),
        Measure("AURC", "declining", -1, "area under the risk-coverage curve"),
        Measure("AURC_oracle", "declining", 0, "the least AURC that these answers allow"),
        Measure("coverage@5%risk", "declining", 1, "share of questions answered with at most 5 % wrong"),
        Measure("AUROC_right", "declining", 1, "confidence tells right answers from wrong ones"),
        Measure("AUROC_answerable", "declining", 1, "confidence tells answerable questions from others"),
        Measure("Brier", "declining", -1, "squared distance of confidence from 1 if answerable, else 0"),
        Measure("ECE", "declining", -1, "mean gap between confidence and share answerable, ten bins"),
        Measure("family_worst", "robustness", 1, "the primary measure's worst value in each family"),
        Measure("family_mean", "robustness", 1, "the primary measure's mean in each family"),
        Measure("tokens_prompt", "cost", -1, "prompt tokens of an answer", share=False),
        Measure("tokens_completion", "cost", -1, "completion tokens of an answer", share=False),
    ]
}
"""Name to measure, in the order in which tables show them."""


def better(name: str) -> int:
    """+1, -1 or 0; a measure that is not in the catalogue has no better side."""
    return MEASURES[name].better if name in MEASURES else 0


def is_share(name: str) -> bool:
    """Whether 0 and 1 are its ends; a measure that is not in the catalogue is not known to have any."""
    return name in MEASURES and MEASURES[name].share
