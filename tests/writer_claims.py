"""Reads tests/data/writer_claims.txt: sentences as a model might write them, true and corrupted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ingest.abbreviations import harvest_abbreviations
from ingest.sentences import split_sentences
from ingest.types import Outcome, Report
from rag.writer.budget import is_common
from rag.writer.checks import Checker
from rag.writer.numbered import Piece

TABLE = Path(__file__).parent / "data" / "writer_claims.txt"


@dataclass(frozen=True)
class Row:
    """A sentence, the words it cites, and what is wrong with it ("true" where nothing is)."""

    report_id: str
    split: str
    quote: str
    kind: str
    sentence: str

    @property
    def is_true(self) -> bool:
        """Whether the sentence says what the quote says."""
        return self.kind == "true"


def read_claims() -> Iterator[Row]:
    """The rows of the table, in order."""
    report_id = split = quote = ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "S":
            report_id, split = rest.split()
        elif mark == "Q":
            quote = rest
        elif mark == "T":
            yield Row(report_id, split, quote, "true", rest)
        elif mark == "F":
            kind, _, sentence = rest.partition(": ")
            yield Row(report_id, split, quote, kind, sentence)


def passes(row: Row) -> bool:
    """Whether the checks would show the row's sentence as verified; content is compared by words alone."""
    return bool(_checker(row).narrow(row.sentence, [piece_of(row)]))


def piece_of(row: Row) -> Piece:
    """The row's quote as a piece of evidence of an outcome that holds nothing else."""
    country, _, year = row.report_id.rpartition("-")
    report = Report(row.report_id, "", country.replace("-", " "), int(year), date(2024, 1, 1), "table")
    abbreviations = harvest_abbreviations(row.quote)
    number = "1.1"
    outcome = Outcome(
        report, f"ZZZ_D_{number}", "development", number, "", False, None, None, abbreviations, row.quote
    )
    return Piece(1, outcome, split_sentences(row.quote))


def _checker(row: Row) -> Checker:
    return Checker(piece_of(row).outcome.abbreviations, is_common)
