"""The network: MiniLM with four small heads, and what it is taught."""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from ingest import minilm

LOW = -1e4
DROPOUT = 0.1
"""Of the last layer's output alone: drawing masks for every layer takes more than half of a step on a CPU (12.5 against
29.2 examples a second on two cores), and what is trained here fits too little rather than too well."""


class Batch(NamedTuple):
    """Padded rows.

    `pool` (B, S, T) averages a sentence's pieces; `labels` (B, S) is -1 where unknown or absent; `allowed`
    (B, T) marks the chunk's pieces and [CLS]; `start` and `end` are piece numbers, 0 = no answer, -1 = not
    trained; `answered` (B,) is 1.0 where a sentence answers.
    """

    ids: Tensor
    mask: Tensor
    types: Tensor
    pool: Tensor
    labels: Tensor
    allowed: Tensor
    start: Tensor
    end: Tensor
    answered: Tensor


class ReaderNet(nn.Module):
    """Start, end and evidence logits per piece (B, T), and "answered here" per row (B,)."""

    def __init__(self, attention: str = "sdpa") -> None:
        """From the embedder's own weights; the heads start at random."""
        super().__init__()
        self.bert = BertModel.from_pretrained(
            minilm.verified_folder(), add_pooling_layer=False, attn_implementation=attention,
            hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0,
        )
        self.dropout = nn.Dropout(DROPOUT)
        self.pieces = nn.Linear(minilm.DIMENSIONS, 3)
        self.answered = nn.Linear(minilm.DIMENSIONS, 1)

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Logits of one batch."""
        hidden = self.bert(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        hidden = self.dropout(hidden)
        start, end, evidence = self.pieces(hidden).unbind(-1)
        return start, end, evidence, self.answered(hidden[:, 0])[:, 0]


def loss(net: ReaderNet, batch: Batch) -> Tensor:
    """Sentences one by one and against each other, the span with [CLS] as "none", and answered-here."""
    with torch.autocast("cpu", torch.bfloat16):
        start, end, evidence, answered = (t.float() for t in net(batch.ids, batch.mask, batch.types))
    sentences = (batch.pool @ evidence[..., None])[..., 0]
    known = batch.labels >= 0
    each = functional.binary_cross_entropy_with_logits(
        sentences[known], batch.labels[known].float(), reduction="sum") / known.sum()
    among = _among(sentences, batch.labels, batch.answered)
    here = functional.binary_cross_entropy_with_logits(answered, batch.answered)
    span = (_span(start, batch.start, batch.allowed) + _span(end, batch.end, batch.allowed)) / 2
    return 2 * each + among + here + 0.5 * span


def _among(sentences: Tensor, labels: Tensor, answered: Tensor) -> Tensor:
    """Cross-entropy over a row's sentences and a null of logit 0; all right sentences count together."""
    scores = torch.cat([torch.zeros_like(sentences[:, :1]), sentences.masked_fill(labels < 0, LOW)], 1)
    right = torch.cat([(answered == 0)[:, None], labels == 1], 1)
    return (scores.logsumexp(1) - scores.masked_fill(~right, LOW).logsumexp(1)).mean()


def _span(logits: Tensor, target: Tensor, allowed: Tensor) -> Tensor:
    trained = target >= 0
    if not bool(trained.any()):
        return logits.sum() * 0
    return functional.cross_entropy(logits.masked_fill(~allowed, LOW)[trained], target[trained])
