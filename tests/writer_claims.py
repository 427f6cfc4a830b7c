"""The gold claims before the checks of a model's sentences."""

from datetime import date

from eval.claims import GoldClaim
from ingest.abbreviations import harvest_abbreviations
from ingest.sentences import split_sentences
from ingest.types import Outcome, Report
from rag.writer.budget import is_common
from rag.writer.checks import Checker
from rag.writer.numbered import Piece


def passes(row: GoldClaim) -> bool:
    """Whether the checks would show the row's sentence as verified; content is compared by words alone."""
    return bool(_checker(row).narrow(row.sentence, [piece_of(row)]))


def piece_of(row: GoldClaim) -> Piece:
    """The row's quote as a piece of evidence of an outcome that holds nothing else."""
    country, _, year = row.report_id.rpartition("-")
    report = Report(row.report_id, "", country.replace("-", " "), int(year), date(2024, 1, 1), "table")
    abbreviations = harvest_abbreviations(row.quote)
    number = "1.1"
    outcome = Outcome(
        report, f"ZZZ_D_{number}", "development", number, "", False, None, None, abbreviations, row.quote
    )
    return Piece(1, outcome, split_sentences(row.quote))


def _checker(row: GoldClaim) -> Checker:
    return Checker(piece_of(row).outcome.abbreviations, is_common)
