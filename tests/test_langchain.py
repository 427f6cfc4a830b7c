"""For LangChain users: documents that carry their place, answers as a runnable, and the README's example."""

import re
from pathlib import Path

import pytest

from ingest.index import Index
from rag.langchain import ReportRetriever, answers_from
from rag.types import Filters

README = Path(__file__).parent.parent / "README.md"
QUESTION = "How many AOPs were developed?"


def test_documents_carry_outcome_span_and_report(index: Index) -> None:
    """Each one can be found again, character for character."""
    documents = ReportRetriever(index=index, k=3).invoke(QUESTION)
    assert len(documents) == 3
    for document in documents:
        place = document.metadata
        text = index.section(place["report_id"], place["outcome_id"]).text
        assert text[place["start"] : place["end"]] == document.page_content
        assert (place["country"], place["year"]) == ("Cambodia", 2021)
    assert "15 AOPs" in " ".join(document.page_content for document in documents)
    scores = [document.metadata["score"] for document in documents]
    assert scores == sorted(scores, reverse=True)


def test_filters_hold_for_documents(index: Index) -> None:
    """As they do for answers."""
    documents = ReportRetriever(index=index, filters=Filters(outcome=("4.1",))).invoke(QUESTION)
    assert {document.metadata["outcome_id"] for document in documents} == {"XM-DAC-41146-KHM_D_4.1"}


def test_answers_are_answer_lines(index: Index) -> None:
    """From a question, or from a question line with history and filters."""
    answers = answers_from(index)
    line = answers.invoke({"id": "q1", "question": QUESTION, "history": [], "filters": {"outcome": ["3.1"]}})
    assert line["id"] == "q1"
    assert line["status"] == "answered"
    assert answers.batch([QUESTION])[0]["citations"][0]["outcome_id"] == "XM-DAC-41146-KHM_D_3.1"


def test_the_example_in_the_readme_runs(
    index_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ten lines, copied from the page and run in a folder with an index."""
    (example,) = [
        block for block in re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
        if "rag.langchain" in block
    ]
    assert len(example.strip().splitlines()) <= 10
    (tmp_path / "index").symlink_to(index_dir)
    monkeypatch.chdir(tmp_path)
    exec(compile(example, "README.md", "exec"), {})
    assert "XM-DAC-41146-KHM_D_3.1" in capsys.readouterr().out
