"""Claims: sentences as a model might write them from a cited passage, true to it or corrupted."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.lines import reading

CLAIMS = Path(__file__).parent / "gold" / "claims.txt"


@dataclass(frozen=True)
class GoldClaim:
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


def read_claims(path: Path = CLAIMS) -> Iterator[GoldClaim]:
    """The claims of `path`, in order; EvalError if it cannot be read."""
    report_id = split = quote = ""
    with reading(path):
        lines = path.read_text(encoding="utf-8").splitlines()
    for line in lines:
        mark, _, rest = line.partition(" ")
        if mark == "S":
            with reading(f"{path}, {line!r}"):
                report_id, split = rest.split()
        elif mark == "Q":
            quote = rest
        elif mark == "T":
            yield GoldClaim(report_id, split, quote, "true", rest)
        elif mark == "F":
            kind, _, sentence = rest.partition(": ")
            yield GoldClaim(report_id, split, quote, kind, sentence)
