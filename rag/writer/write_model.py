"""The answer in a model's prose, each sentence checked against what it cites before it is shown."""

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from prompts.refusal import REFUSAL
from prompts.render import Prompt, render
from rag.types import Answer, Claim, Evidence, Query
from rag.writer.budget import TokenBudget, count_tokens, is_common
from rag.writer.chat import Chat
from rag.writer.checks import Checker
from rag.writer.compose import Composition
from rag.writer.conclude import conclude, keep_quotes
from rag.writer.numbered import Numbered, number_evidence
from rag.writer.paragraphs import settle_paragraphs
from rag.writer.pump import pump
from rag.writer.reasoning import without_reasoning
from rag.writer.settings import DEFAULT_LIMITS, Limits, WriterError
from rag.writer.spending import Spending
from rag.writer.stream import draft_sentences
from rag.writer.support import Encode


def write_with_model(  # noqa: PLR0913  # what one answer needs, the later parts by name only
    query: Query,
    evidence: Sequence[Evidence],
    quoting: Answer,
    chat: Chat,
    on_sentence: Callable[[Claim], None] | None = None,
    *,
    encode: Encode | None = None,
    limits: Limits = DEFAULT_LIMITS,
    budget: TokenBudget | None = None,
) -> Answer:
    """`quoting` told in the words of `chat`, or `quoting` itself with a note that says why.

    Nothing is sent where `quoting` declines. `on_sentence` gets each claim once it has passed. `encode` lets
    content be compared by meaning too; `budget` is what the session has left. Raises nothing that a model or
    its server can cause.
    """
    if quoting.status != "answered" or not evidence:
        return quoting
    spending = Spending(limits, budget, sum(query.tokens.values()), query.asked)
    try:
        numbered, prompt = _prepare(query, evidence, quoting, limits)
        spending.begin(prompt, limits.completion_tokens)
        written = Composition(numbered.pieces, _checker(numbered, quoting, encode))
        reply = spending.listen(pump(chat.stream(prompt, spending.call), spending.call))
        for claim in _claims(written, reply, limits.max_sentences):
            if on_sentence:
                on_sentence(claim)
    except WriterError as error:
        return spending.settle(keep_quotes(quoting, chat.name, str(error)))
    return spending.settle(conclude(quoting, chat.name, written, numbered.left_out))


def _prepare(
    query: Query, evidence: Sequence[Evidence], quoting: Answer, limits: Limits
) -> tuple[Numbered, Prompt]:
    numbered = number_evidence(evidence, quoting.retrieved, limits.evidence_tokens, count_tokens)
    if not numbered.pieces:
        raise WriterError(f"no piece of evidence fits in {limits.evidence_tokens} tokens")
    prompt = render(
        "answer",
        question=json.dumps(query.standalone, ensure_ascii=False),
        evidence="\n".join(piece.line for piece in numbered.pieces),
        max_sentences=str(limits.max_sentences),
        refusal=REFUSAL,
    )
    return numbered, prompt


def _checker(numbered: Numbered, quoting: Answer, encode: Encode | None) -> Checker:
    outcomes = [piece.outcome for piece in numbered.pieces]
    outcomes += [passage.chunk.outcome for passage in quoting.retrieved]
    unique = {outcome.key: outcome for outcome in outcomes}.values()
    return Checker(tuple(pair for outcome in unique for pair in outcome.abbreviations), is_common, encode)


def _claims(written: Composition, pieces: Iterator[str], most: int) -> Iterator[Claim]:
    """Claims as they pass; stops at `most` of them, and at twice as many sentences."""
    keys = frozenset(piece.key for piece in written.pieces)
    drafts = draft_sentences(without_reasoning(pieces), keys)
    for draft in islice(settle_paragraphs(drafts), 2 * most):
        claim = written.add(draft)
        if claim:
            yield claim
        if len(written.claims) == most:
            return
