"""The page as Chromium shows it: each character of a quote, both themes, two widths, no request elsewhere."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from nasty_strings import NASTY
from page_browser import CHROMIUM, CONTRAST, PATIENCE, chromium, served
from page_fakes import fake_index
from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import TimeoutError as Late

from ingest.index import Index
from ingest.sentences import split_sentences

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
SCRIPT = Path(__file__).parent / "page_with_fakes.py"
SEED = Path(__file__).parent.parent / "reports" / "cambodia-2021.txt"
THEMES = ("light", "dark")
WIDTHS = {"wide": (1400, 900), "narrow": (390, 844)}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed report, and one whose every sentence is a trap for Markdown or HTML."""
    folder = tmp_path_factory.mktemp("reports")
    (folder / SEED.name).write_bytes(SEED.read_bytes())
    lines = (
        {"doc_id": "nasty", "country": "Nastyland & <Sons>", "year": 2020, "section_id": f"N_D_1.{n}",
         "section_title": text, "text": f"{text}\n\nEnd of {n}."}
        for n, text in enumerate(NASTY)
    )  # fmt: skip
    (folder / "nasty.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def index(reports: Path) -> Index:
    return fake_index(reports, "first")


@pytest.fixture(scope="module")
def address(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("page")
    (folder / "index" / "generations" / "first").mkdir(parents=True)
    (folder / "index" / "current").symlink_to("generations/first")
    settings = {"REPORTS": reports, "INDEX": folder / "index", "RUNS": folder / "runs"}
    with served(SCRIPT, WRITER="", **{name: str(path) for name, path in settings.items()}) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A fresh page. Whatever it asks for, it must ask this machine."""
    context = browser.new_context(base_url=address, viewport={"width": 1400, "height": 900}, accept_downloads=True)
    found = context.new_page()
    found.set_default_timeout(PATIENCE)
    hosts: set[str] = set()
    found.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    found.on("websocket", lambda socket: hosts.add(socket.url.split("/")[2]))
    yield found
    context.close()
    elsewhere = {host for host in hosts if host and host != address.split("/")[2]}
    assert not elsewhere


def ask(page: Page, question: str) -> Locator:
    """The turn that answers the question."""
    box = page.get_by_role("textbox", name="Ask about the reports")
    before = page.locator(".question").count()
    box.fill(question)
    box.press("Enter")
    page.locator(".question").nth(before).wait_for()
    turn = page.locator(f".st-key-turn-{before}")
    turn.locator(".answer, .problem").wait_for()
    return turn


def open_source(page: Page, press: Callable[[], None]) -> Locator:
    """The drawer that `press` opens; pressed again where a page that is still being drawn has lost it."""
    source = page.locator(".source-view")
    for _ in range(4):
        press()
        try:
            source.locator(".narrative").wait_for(timeout=15_000)
        except Late:
            continue
        return source
    raise AssertionError("the source does not open")


def test_every_quote_and_outcome_reads_as_its_source_has_it(page, index):
    """Question, answer, quote, marks, title and full text, character for character, of nasty strings."""
    page.goto("/?country=Nastyland+%26+%3CSons%3E")
    for section in (s for s in index.sections if s.report.report_id == "nasty"):
        quote = next(section.text[a:b] for a, b in split_sentences(section.text))
        words = quote[:40].strip()
        turn = ask(page, words)
        assert turn.locator(".question").text_content() == words
        assert turn.locator(".answer-text").text_content() == f"{quote} [1]"
        assert turn.locator(".answer-text b").text_content() == words
        assert turn.locator(".title").text_content() == section.title
        source = open_source(page, turn.locator(".open").click)
        assert source.locator(".narrative").text_content() == section.text
        assert source.locator(".narrative").inner_text() == section.text
        assert source.locator(".narrative mark").text_content() == quote
        assert source.locator(".outcome-title").text_content() == section.title
        page.keyboard.press("Escape")
        source.wait_for(state="detached")


def test_every_report_reads_as_it_was_stored(page, index):
    """The Reports page shows each outcome's title and text, character for character."""
    for report in index.reports:
        page.goto(f"/reports?report={report.report_id}")
        shown = page.locator("details.outcome")
        sections = [s for s in index.sections if s.report == report and s.kind != "head"]
        expect(shown.first).to_be_visible()
        assert shown.locator(".narrative").all_text_contents()[: len(sections)] == [s.text for s in sections]
        assert shown.locator("summary .title").all_text_contents()[: len(sections)] == [s.title for s in sections]


def test_a_citation_opens_from_the_keyboard_and_closes_again(page):
    """Tab and Enter open a source, Escape closes it; the mark is in view."""
    page.goto("/")
    turn = ask(page, "11-line ministries")
    turn.locator(".cite").focus()
    open_source(page, lambda: turn.locator(".cite").press("Enter"))
    expect(page.locator(".source-view .narrative mark")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator(".source-view")).to_have_count(0)
    turn.locator(".origin summary").click()
    turn.locator(".passages .link").first.click()
    expect(page.locator(".source-view .kicker")).to_contain_text("Cambodia 2021 · Outcome")


def test_a_new_answer_is_read_from_its_beginning(page):
    """However long the answer is, the view begins with the question."""
    page.set_viewport_size({"width": 1400, "height": 420})
    page.goto("/")
    for question in ("11-line ministries", "Interactive Voice Response"):
        ask(page, question)
    page.wait_for_timeout(2500)  # whatever glides has come to rest
    place = page.locator(".question").last.bounding_box()
    assert place is not None
    assert 0 <= place["y"] < 100


def test_a_suggestion_reads_as_it_is_asked(page):
    """The label of a suggestion is the question that it asks."""
    page.goto("/?country=Cambodia")
    button = page.locator(".st-key-suggestions button").first
    label = button.inner_text()
    button.click()
    expect(page.locator(".question")).to_have_text(label)


def test_filters_are_kept_in_the_address_on_every_page(page):
    """Choosing a filter changes the address; another page and a reload keep it."""
    page.goto("/")
    page.get_by_role("combobox", name="Country").click()
    page.get_by_role("option", name="Cambodia").click()
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("country=Cambodia"))
    page.get_by_role("link", name="Reports").click()
    expect(page.locator("h2.report")).to_have_text("Cambodia 2021")
    expect(page).to_have_url(re.compile("/reports.*country=Cambodia"))
    page.reload()
    expect(page.locator("h2.report")).to_have_text("Cambodia 2021")


def test_an_answer_can_be_copied_and_saved(page):
    """The copied text and the saved line hold the quote as it stands."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/")
    turn = ask(page, "<script>")
    turn.get_by_role("button", name="Copy").click()
    expect(turn.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert NASTY[5][:40] in copied
    with page.expect_download() as saved:
        turn.get_by_role("button", name="JSON").click()
    line = json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))
    assert line["citations"][0]["quote"] in NASTY[5]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_can_be_read_in_both_themes_on_wide_and_narrow_windows(browser, address, theme, width):
    """Contrast of at least 4.5 for all small text of ours, and nothing that has to be scrolled sideways."""
    wide, high = WIDTHS[width]
    context = browser.new_context(base_url=address, color_scheme=theme, viewport={"width": wide, "height": high})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto("/")
    turn = ask(page, "11-line ministries")
    ask(page, "budget")
    for selector in (
        ".question",
        ".answer-text",
        ".answer-text b",
        ".cite",
        ".open .title",
        ".open .id",
        ".notes",
    ):
        assert page.locator(selector).first.evaluate(CONTRAST) >= 4.5, selector
    open_source(page, turn.locator(".cite").click)
    for selector in (
        ".source-view mark",
        ".source-view mark b",
        ".source-view dt",
        ".source-view a",
        ".kicker",
    ):
        assert page.locator(selector).first.evaluate(CONTRAST) >= 4.5, selector
    for path in ("/", "/reports", "/benchmark", "/about"):
        page.goto(path)
        page.locator("h1").wait_for()
        assert page.evaluate("document.scrollingElement.scrollWidth") <= wide, path
    context.close()
