"""Measures the checks of a model's sentences: how much of what is false they catch, how much of what is true they drop.

`python tests/measure_writer.py REPORT…` prints shares with n and Wilson's 95 % interval (Wilson 1927). A scripted
server on loopback plays a model that says one sentence per question, over real HTTP: a perfect one says the true rows
of eval/gold/claims.txt, a lying one the corrupted rows. Then every sentence of the reports that has figures is
said word for word, and with its figures falsified in each of four ways, citing it together with its neighbours.
"""

import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from math import sqrt
from pathlib import Path

from scripted_server import ScriptedServer, say, scripted_server
from writer_claims import piece_of
from writer_world import LIMITS, open_chat_at, query, quoting

from eval.claims import GoldClaim, read_claims
from ingest.read import read_paths
from ingest.sentences import split_sentences
from ingest.terms import STOP
from ingest.types import Outcome
from rag.figures.dates import Date
from rag.figures.figures import Figure, Figures, read_figures
from rag.types import Citation, Evidence
from rag.writer.budget import is_common
from rag.writer.chat import Chat
from rag.writer.checks import Checker
from rag.writer.numbered import Piece
from rag.writer.write_model import write_with_model

_NOUN = rf"(?!(?:{'|'.join(STOP)})\b)[^\W\d_][\w'-]*"
COUNTED = re.compile(rf"[ -]({_NOUN}(?: {_NOUN}){{0,4}})", re.IGNORECASE)


def main(reports: list[Path]) -> None:
    """Prints both measurements."""
    with scripted_server() as server:
        chat = open_chat_at(server, LIMITS)
        shown: dict[tuple[str, str], list[bool]] = defaultdict(list)
        for row in read_claims():
            result = is_shown(row, server, chat)
            shown[row.split, row.kind].append(result)
            if not row.is_true:
                shown[row.split, "all corrupted"].append(result)
    for (split, kind), results in sorted(shown.items()):
        word = "dropped" if kind == "true" else "caught"
        print(f"over HTTP, {split:4} {kind:13} {word:7} {share(results.count(False), len(results))}")
    for way, results in falsify_reports(reports).items():
        word = "dropped" if way == "word for word" else "caught"
        print(f"reports, {way:28} {word:7} {share(results.count(False), len(results))}")


def is_shown(row: GoldClaim, server: ScriptedServer, chat: Chat) -> bool:
    """Whether the row's sentence, said by the model, reaches the reader as verified."""
    piece = piece_of(row)
    evidence = Evidence(piece.outcome, piece.span, ())
    quote = replace(
        quoting(), citations=(Citation(1, piece.outcome, *piece.span, piece.text),), claims=(), retrieved=()
    )
    server.will(say(f"{row.sentence.removesuffix('.')} [1]."))
    answer = write_with_model(query(), [evidence], quote, chat, limits=LIMITS)
    return answer.writer == chat.name and any(claim.text == row.sentence for claim in answer.claims)


def falsify_reports(paths: list[Path]) -> dict[str, list[bool]]:
    """For each way to falsify a figure, whether each falsified sentence passes."""
    random.seed(7)
    passed: dict[str, list[bool]] = defaultdict(list)
    for report in read_paths(paths).reports:
        for outcome in report.outcomes:
            checker = Checker(outcome.abbreviations, is_common)
            for piece, sentence in pieces(outcome):
                read = read_figures(sentence)
                for way, said in falsified(read, outcome):
                    passed[way].append(bool(checker.narrow(said, [piece])))
    return passed


def pieces(outcome: Outcome) -> Iterator[tuple[Piece, str]]:
    """Each sentence that has a figure, within the piece that a model would cite."""
    spans = split_sentences(outcome.text)
    for i, span in enumerate(spans):
        sentence = outcome.words(span)
        if read_figures(sentence).items:
            yield Piece(1, outcome, spans[max(0, i - 1) : i + 2]), sentence


def falsified(read: Figures, outcome: Outcome) -> Iterator[tuple[str, str]]:
    """The sentence as it is; with one digit changed, a figure of the same outcome, two swapped, or what two count."""
    yield "word for word", read.text
    digits = [match.start() for match in re.finditer(r"\d", read.text)]
    inside = [at for at in digits if any(item.start <= at < item.end for item in read.items)]
    if inside:
        at = random.choice(inside)
        other = random.choice([digit for digit in "123456789" if digit != read.text[at]])
        yield "one digit changed", read.text[:at] + other + read.text[at + 1 :]
    others = {f.value for f in read_figures(outcome.text).figures if f.kind == "number"}
    counts = [figure for figure in read.figures if figure.kind == "number" and figure.value.isdigit()]
    others -= {figure.value for figure in counts}
    if counts and others:
        figure = random.choice(counts)
        new = random.choice(sorted(others))
        yield "a figure of the same outcome", f"{read.text[: figure.start]}{new}{read.text[figure.end :]}"
    for a, b in combinations(sorted(read.items, key=lambda item: item.start), 2):
        if isinstance(a, Date) is not isinstance(b, Date) or getattr(a, "kind", "") != getattr(b, "kind", ""):
            continue
        first, second = read.text[a.start : a.end], read.text[b.start : b.end]
        if first != second and getattr(a, "value", 0) != getattr(b, "value", 1):
            middle = read.text[a.end : b.start]
            yield "two figures swapped", f"{read.text[: a.start]}{second}{middle}{first}{read.text[b.end :]}"
        yield from (("what they count swapped", said) for said in counted_swapped(read, a, b))


def counted_swapped(read: Figures, a: Figure | Date, b: Figure | Date) -> Iterator[str]:
    """ "17 CSOs and 26 line ministries" for "17 line ministries and 26 CSOs"."""
    first, second = counted(read, a), counted(read, b)
    if first and second and first[1].lower() != second[1].lower() and first.end() <= b.start:
        text = read.text
        middle = text[first.end() : second.start(1)]
        yield f"{text[: first.start(1)]}{second[1]}{middle}{first[1]}{text[second.end() :]}"


def counted(read: Figures, figure: Figure | Date) -> re.Match[str] | None:
    """The words right behind a count, up to the first that carries no subject, a comma or another figure."""
    if not (isinstance(figure, Figure) and figure.kind == "number"):
        return None
    later = min((item.start for item in read.items if item.start >= figure.end), default=len(read.text))
    return COUNTED.match(read.text, figure.end, later)


def share(k: int, n: int) -> str:
    """ "12 of 15 = .800 [.548, .930]"."""
    if not n:
        return "none"
    p, z = k / n, 1.96
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return f"{k} of {n} = {p:.3f} [{max(0, middle - half):.3f}, {min(1, middle + half):.3f}]"


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]] or [Path("reports")])
