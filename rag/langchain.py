"""For LangChain users: retrieval as a retriever, whole answers as a runnable (home of LangChain's core)."""

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda

from ingest.index import Index
from rag.answer import ask
from rag.line import answer_line, read_filters
from rag.pen import Pen
from rag.question.understand import NO_FILTERS, understand
from rag.quoting.links import record_url
from rag.retrieval.retrieve import retrieve
from rag.retrieval.scope import resolve_scope
from rag.types import Filters, Passage


class ReportRetriever(BaseRetriever):
    """The `k` best passages for a question, best first, as documents.

    A document's text is the passage as printed; its metadata hold `report_id`, `country`, `year`, `outcome_id`,
    `outcome_title`, `start`, `end` (in the outcome's stored text), `score` and `url`.
    """

    index: Index
    k: int = 8
    filters: Filters = NO_FILTERS

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun  # noqa: ARG002  # LangChain's signature
    ) -> list[Document]:
        understood = understand(query, self.index, self.filters)
        passages = retrieve(understood, self.index, resolve_scope(understood, self.index), self.k)
        return [_document(passage) for passage in passages]


def answers_from(index: Index, pen: Pen | None = None) -> Runnable[str | dict[str, Any], dict[str, Any]]:
    """Questions to answer lines: the input is a question, or a question line (`question`, `history`, `filters`).

    The output is the answer line as a dict, with text, claims, citations, confidence and notes. With a `pen` a
    language model writes the prose.
    """

    def answer(asked: str | dict[str, Any]) -> dict[str, Any]:
        line = {"question": asked} if isinstance(asked, str) else asked
        filters = read_filters(line.get("filters") or {})
        found = ask(line["question"], index, filters, tuple(line.get("history") or ()), pen)
        return answer_line(found, line.get("id"))

    return RunnableLambda(answer)


def _document(passage: Passage) -> Document:
    outcome, span = passage.chunk.outcome, passage.chunk.span
    return Document(
        page_content=passage.chunk.text,
        metadata={
            "report_id": outcome.report.report_id,
            "country": outcome.report.country,
            "year": outcome.report.year,
            "outcome_id": outcome.outcome_id,
            "outcome_title": outcome.title,
            "start": span.start,
            "end": span.end,
            "score": passage.score,
            "url": record_url(outcome),
        },
    )
