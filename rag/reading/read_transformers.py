"""Another extractive question-answering model, by name or path, through transformers (slow to import)."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from ingest.errors import IngestError
from ingest.types import Chunk, Span
from rag.reading.read import Reading, best_span
from rag.reading.window import heading


class TransformersReader:
    """Reads with any model that `AutoModelForQuestionAnswering` loads.

    Such a model marks words only: a sentence's logit is that of its best words ahead of "no answer", and
    `answered` is the highest of them. Needs a model trained on questions without an answer to decline well.
    """

    def __init__(self, name: str) -> None:
        """Loads the model. Raises `IngestError` where there is none of that name."""
        from transformers import AutoModelForQuestionAnswering, AutoTokenizer  # noqa: PLC0415 - takes seconds

        try:
            self._tokenizer: Any = AutoTokenizer.from_pretrained(name)
            self._model: Any = AutoModelForQuestionAnswering.from_pretrained(name).eval()
        except (OSError, ValueError) as error:
            raise IngestError(f"READER={name}: neither a folder with a model nor a model that can be loaded "
                              f"({str(error).splitlines()[0]})") from error

    def read(self, question: str, chunks: Sequence[Chunk]) -> tuple[Reading, ...]:
        """One reading for each chunk, in order."""
        return tuple(self._read(question, chunk) for chunk in chunks)

    def _read(self, question: str, chunk: Chunk) -> Reading:
        lead = heading(chunk.outcome) + ". "
        coded = self._tokenizer(question, lead + chunk.text, truncation="only_second", max_length=512,
                                return_offsets_mapping=True, return_tensors="pt")
        places = coded.pop("offset_mapping")[0].tolist()
        output = self._model(**coded)
        start, end = (logits[0].detach().numpy().astype(np.float32) for logits in
                      (output.start_logits, output.end_logits))
        null, shift = float(start[0] + end[0]), chunk.span.start - len(lead)
        spans = []
        for sentence in chunk.sentences:
            own = [i for i, (a, b) in enumerate(places) if coded.sequence_ids(0)[i] == 1 and b > a
                   and sentence.start <= a + shift and b + shift <= sentence.end]
            where = [Span(places[i][0] + shift, places[i][1] + shift) for i in own]
            spans.append(best_span(start[own], end[own], null, where))
        logits = tuple(span[1] if span else -10.0 for span in spans)
        return Reading(max(logits, default=-10.0), logits, tuple(spans))
