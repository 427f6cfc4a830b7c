"""What the page does, run without a browser and over an index that needs no model."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.runtime import secrets
from streamlit.testing.v1 import AppTest

import ui.chat
from rag.pen import Pen
from rag.writer.settings import WriterError
from ui.chat import lead_html
from ui.writing import Writer, host_of, settings

SCRIPT = Path(__file__).parent / "page_with_fakes.py"
SECTIONS = [
    (
        "borduria-2020",
        "Borduria",
        2020,
        "XM-DAC-41146-BOR_D_1.1",
        "The outcome was achieved. Fifteen plans were made.",
    ),
    (
        "borduria-2021",
        "Borduria",
        2021,
        "XM-DAC-41146-BOR_D_1.1",
        "The outcome was not achieved. Nine plans were made.",
    ),
    ("syldavia-2021", "Syldavia", 2021, "XM-DAC-41146-SYL_D_2.1", "Guides were printed. Others are planned."),
]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    names = ("doc_id", "country", "year", "section_id", "text")
    lines = (json.dumps(dict(zip(names, section, strict=True))) for section in SECTIONS)
    (folder / "sections.jsonl").write_text("\n".join(lines))
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Path:
    generation = tmp_path / "index" / "generations" / "first"
    generation.mkdir(parents=True)
    (tmp_path / "index" / "current").symlink_to("generations/first")
    return tmp_path / "index"


@pytest.fixture
def page(reports: Path, index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("REPORTS", str(reports))
    monkeypatch.setenv("INDEX", str(index))
    monkeypatch.setenv("RUNS", str(tmp_path / "runs"))
    monkeypatch.delenv("WRITER", raising=False)
    return AppTest.from_file(SCRIPT, default_timeout=20)


def shown(page: AppTest) -> str:
    assert not page.exception
    return "\n".join(element.value for element in page.get("html"))


def ask(page: AppTest, question: str) -> str:
    return shown(page.chat_input[0].set_value(question).run())


def test_the_empty_page_says_what_is_here_and_suggests_questions(page):
    """Whoever comes first sees what can be asked; a suggestion asks itself."""
    html = shown(page.run())
    assert "3 outcomes: Borduria 2020, Borduria 2021, Syldavia 2021." in html
    suggestion = next(button for button in page.button if "achieved" in button.label)
    suggestion.click().run()
    assert '<h2 class="question">Was outcome' in shown(page)
    assert not [button for button in page.button if "suggestion" in str(button.key)]


def test_a_conversation_stays_until_it_is_ended(page):
    """Earlier answers stay above the new one; a new conversation begins on the empty page."""
    page.run()
    ask(page, "Fifteen plans")
    html = ask(page, "Nine plans")
    assert html.index("<b>Fifteen plans</b>") < html.index("<b>Nine plans</b>")
    assert "Understood as: <q>Fifteen plans Nine plans</q>" in html
    next(button for button in page.button if button.label == "New conversation").click().run()
    assert "<h1>Ask the country reports</h1>" in shown(page)


def test_a_question_that_was_interrupted_is_answered_all_the_same(page):
    """Whoever changes a filter while an answer is under way gets the answer, once, with the new filter."""
    page.session_state["pending"] = "Fifteen plans"
    assert "<b>Fifteen plans</b>" in shown(page.run())
    assert shown(page.run()).count('<h2 class="question">') == 1


def test_a_refusal_is_an_answer(page):
    """What was searched, and the nearest passage, which can be opened."""
    html = ask(page.run(), "budget")
    assert '<article class="answer not_in_report">' in html
    assert "Nearest passage" in html
    assert "Searched: everything." in html


def test_an_error_is_one_sentence(page):
    """A known error is its own sentence; a fault is named as one, and tells nothing of the machine."""
    page.run()
    assert "run `make index` to rebuild</p>" in ask(page, "broken")
    html = ask(page, "boom")
    assert "A fault in the program" in html
    assert "secret" not in html
    assert "Fifteen plans</b>" in ask(page, "Fifteen plans")


def test_filters_offer_what_there_is_and_narrow_each_other(page):
    """Only values that occur; outcomes only of the country and year chosen."""
    page.run()
    assert page.multiselect(key="country").options == ["Borduria", "Syldavia"]
    assert page.multiselect(key="year").options == ["2021", "2020"]
    page.multiselect(key="country").set_value(["Borduria"]).run()
    assert page.multiselect(key="outcome").options == ["BOR_D_1.1"]
    assert "2 outcomes" in shown(page)
    assert dict(page.query_params) == {"country": "Borduria"}
    assert "not_in_report" in ask(page, "Guides")


def test_filters_come_back_from_the_address(page):
    """A link carries its filters; values that do not occur are dropped."""
    page.query_params["country"] = ["Syldavia", "Nowhere"]
    page.query_params["year"] = "2021"
    page.run()
    assert page.multiselect(key="country").value == ["Syldavia"]
    assert page.multiselect(key="year").value == [2021]
    assert dict(page.query_params) == {"country": "Syldavia", "year": "2021"}


def test_an_outcome_that_a_country_lacks_is_let_go(page):
    """Changing the country cannot leave a filter behind that nothing passes."""
    page.query_params["outcome"] = "XM-DAC-41146-SYL_D_2.1"
    page.run()
    assert page.multiselect(key="outcome").value == ["XM-DAC-41146-SYL_D_2.1"]
    page.multiselect(key="country").set_value(["Borduria"]).run()
    assert page.multiselect(key="outcome").value == []


def test_a_new_generation_is_picked_up(page, index):
    """Nobody has to restart the server after `make index`."""
    assert "Index first" in shown(page.run())
    (index / "generations" / "second").mkdir()
    (index / "current").unlink()
    (index / "current").symlink_to("generations/second")
    assert "Index second" in shown(page.run())


def test_a_missing_index_is_built_with_progress(page, index):
    """The first visitor sees it being built and can then ask."""
    (index / "current").unlink()
    page.run()
    assert page.status[0].label == "Index built is ready"
    assert "Fifteen plans</b>" in ask(page, "Fifteen plans")


def test_without_index_and_reports_the_page_says_what_to_do(page, index, reports):
    """One sentence that names the folder; nothing else is drawn."""
    (index / "current").unlink()
    (reports / "sections.jsonl").unlink()
    html = shown(page.run())
    assert f"{reports}: no report here; put one there and reload the page" in html
    assert not page.chat_input


@pytest.mark.parametrize(
    ("writer", "said"),
    [("nonsense", "names no model"), ("openai:m", "needs a key; set OPENAI_API_KEY in the environment")],
)
def test_with_a_writer_that_cannot_be_used_the_quotes_answer(page, monkeypatch, writer, said):
    """One line says why, the sidebar that quotes answer; once the setting is mended the line is gone."""
    monkeypatch.setenv("WRITER", writer)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    html = shown(page.run())
    assert said in html
    assert "Every answer is quoted" in html
    assert "Quotes only, the language model cannot be used" in html
    html = ask(page, "Fifteen plans")
    assert "<b>Fifteen plans</b>" in html
    assert said in html
    monkeypatch.delenv("WRITER")
    html = shown(page.run())
    assert said not in html
    assert "Quotes only, no language model" in html


def test_questions_to_begin_with_are_found_once(page, monkeypatch):
    """However often the empty page is drawn; other filters, other questions."""
    st.cache_data.clear()
    found = []
    monkeypatch.setattr(ui.chat, "suggest_questions", lambda sections: found.append(len(sections)) or ())
    page.run()
    page.run()
    assert found == [3]
    page.multiselect(key="country").set_value(["Borduria"]).run()
    assert found == [3, 2]


def test_where_a_question_is_sent_is_said_before_it_is_asked():
    """Model and host, nothing else of the address; without a model nothing is sent."""
    pen = Pen(SimpleNamespace(name="openai:<m>"))
    said = lead_html(Writer(pen, host_of("https://user:secret@models.example:8000/v1?key=secret")))
    assert "openai:&lt;m&gt; at models.example." in said
    assert "secret" not in said
    assert "Every answer is quoted" not in said
    assert "sent" not in lead_html(Writer())
    assert host_of("http://[broken") == host_of("") == ""


def test_broken_secrets_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of secrets that is no TOML: one line with its name and nothing of what it holds; none at all is fine."""
    path = tmp_path / "secrets.toml"
    path.write_text('OPENAI_API_KEY = "sk-half\nWRITER', encoding="utf-8")
    monkeypatch.setattr(st, "get_option", lambda name: [str(path)] if name == "secrets.files" else None)
    monkeypatch.setattr(secrets.config, "get_option", lambda name: [str(path)] if name == "secrets.files" else None)
    monkeypatch.setattr(st, "secrets", secrets.Secrets())
    with pytest.raises(WriterError, match=r"secrets\.toml cannot be read as TOML") as caught:
        settings()
    assert "sk-half" not in f"{caught.value!s}{caught.value.__cause__!r}"
    path.unlink()
    assert "OPENAI_API_KEY" not in settings()
