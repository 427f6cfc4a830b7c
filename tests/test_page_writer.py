"""The page with a model behind it, in Chromium: only checked text, no request elsewhere, no endless wait."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from page_browser import CHROMIUM, PATIENCE, ROOT, chromium, served
from playwright.sync_api import Locator, Page, expect
from scripted_server import Pause, Reply, ScriptedServer, say, scripted_server

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
QUESTION = "How many AOPs were developed?"
KEY = "sk-secret-of-the-test"
GOOD = "In 2021, fifteen AOPs were developed [1]."
HOSTILE = (
    "<script>document.title='owned'</script> <img src=http://evil.example/a.png onerror=alert(1)> "
    "![pixel](http://evil.example/b.png) [click](http://evil.example/c) :red[hot] $$x^2$$ "
    "<style>*{display:none}</style>"
)


@pytest.fixture(scope="module")
def model() -> Iterator[ScriptedServer]:
    with scripted_server() as server:
        yield server


@pytest.fixture(scope="module")
def page(index_dir: Path, model: ScriptedServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page as it ships, its writer a server on this machine that has four seconds for an answer.

    All of that stands in Streamlit's secrets, the key too.
    """
    secrets = tmp_path_factory.mktemp("streamlit") / "secrets.toml"
    secrets.write_text(
        f'WRITER = "openai:scripted"\nWRITER_BASE_URL = "{model.url}"\nWRITER_SECONDS = 4\nWRITER_RETRIES = 0\n'
        f'OPENAI_API_KEY = "{KEY}"\n',
        encoding="utf-8",
    )
    settings = {"INDEX": str(index_dir), "STREAMLIT_SECRETS_FILES": str(secrets)}
    with served(ROOT / "app.py", **settings) as address, chromium() as browser:
        found = browser.new_page(base_url=address)
        found.set_default_timeout(PATIENCE)
        hosts: set[str] = set()
        found.on("request", lambda request: hosts.add(request.url.split("/")[2]))
        found.goto("/")
        yield found
        assert {host for host in hosts if host} == {address.split("/")[2]}


def ask(page: Page, question: str = QUESTION) -> Locator:
    """The turn that answers the question, in a new conversation."""
    page.goto("/")
    box = page.get_by_role("textbox", name="Ask about the reports")
    box.fill(question)
    box.press("Enter")
    page.locator(".answer, .problem").wait_for()
    return page.locator(".st-key-turn-0")


def test_prose_is_shown_with_the_quotes_behind_it(page, model):
    """The sentence, its source with the quote, and in the sidebar who wrote it and what is left to spend."""
    model.will(say(GOOD))
    turn = ask(page)
    assert turn.locator(".answer-text").text_content() == "In 2021, fifteen AOPs were developed. [1]"
    expect(turn.locator("blockquote")).to_contain_text("15 AOPs have been developed")
    expect(turn.locator(".notes")).to_contain_text("every sentence was checked")
    expect(page.locator(".sidebar-foot")).to_contain_text("Written by openai:scripted")
    expect(page.locator(".sidebar-foot")).to_contain_text("tokens left")
    assert model.keys == [f"Bearer {KEY}"]
    for path in ("/", "/about"):
        page.goto(path)
        page.locator("h1").wait_for()
        assert KEY not in page.content()


def test_whatever_a_model_writes_the_page_draws_text(page, model):
    """No picture, no link but ours, no script, no style; an answer there is all the same."""
    model.will(say(f"{GOOD} {HOSTILE}"))
    turn = ask(page)
    expect(turn.locator(".answer-text")).to_contain_text("AOPs")
    assert turn.locator("img, script, style, iframe, a").count() == 0
    assert "evil.example" not in turn.inner_html()
    assert "owned" not in page.title()
    assert page.locator(".stMain").is_visible()


def test_an_unsupported_figure_is_not_shown(page, model):
    """ "54" for "15" gives way to the report's own words."""
    model.will(say("In 2021, 54 AOPs were developed [1]."))
    turn = ask(page)
    assert "54" not in (turn.locator(".answer-text").text_content() or "")
    expect(turn.locator(".answer-text")).to_contain_text("15 AOPs have been developed")


def test_a_model_that_stalls_gives_way_to_quotes(page, model):
    """The page waits as long as its limit says, then quotes answer and say why."""
    model.will(Reply((Pause(60.0),)))
    turn = ask(page)
    expect(turn.locator(".answer-text")).to_contain_text("15 AOPs have been developed")
    expect(turn.locator(".notes")).to_contain_text("openai:scripted did not write this answer")
    expect(page.locator(".sidebar-foot")).to_contain_text("not written by openai:scripted")


def test_sentences_appear_as_they_pass(page, model):
    """The first sentence can be read while the second is still being written."""
    model.will(Reply((f"{GOOD} The AOPs ", Pause(2.5), "were developed by 11-line ministries [1].")))
    page.goto("/")
    box = page.get_by_role("textbox", name="Ask about the reports")
    box.fill(QUESTION)
    box.press("Enter")
    expect(page.locator(".answer-text[aria-live]")).to_contain_text("fifteen AOPs")
    page.locator(".answer").wait_for()
    expect(page.locator(".answer-text[aria-live]")).to_have_count(0)
