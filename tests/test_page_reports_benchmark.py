"""The pages beside the conversation: reports, benchmark, about."""

import base64
import json
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from page_fakes import fake_index
from streamlit.testing.v1 import AppTest

from ingest.types import ReadWarning
from rag.pen import Pen
from ui.about import about_html, declining
from ui.benchmark import headline_html, misses_html, origin_html, plot_html
from ui.benchmark_run import Figure, Miss, newest_run, read_run
from ui.library import overview_html, report_html
from ui.writing import Writer

SEED = Path(__file__).parent.parent / "reports"


REPORTS_PAGE = """
import os
from pathlib import Path

from page_fakes import fake_index
from ui.filters import choose_filters
from ui.library import draw_library

reports = Path(os.environ["REPORTS"])
index = fake_index(reports, "first")
draw_library(index, choose_filters(index), reports)
"""
BENCHMARK_PAGE = """
import os
from pathlib import Path

from ui.benchmark import draw_benchmark

draw_benchmark(Path(os.environ["RUNS"]), "first")
"""


def shown(page: AppTest) -> str:
    assert not page.exception
    return "\n".join(element.value for element in page.get("html"))


def write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = content if isinstance(content, list) else [content]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RUNS", str(tmp_path / "runs"))
    return tmp_path / "runs"


@pytest.fixture
def run(runs: Path) -> Path:
    """A run as the harness leaves it, cut down to what the page reads."""
    folder = runs / "first"
    right = {"mean": 0.8125, "low": 0.7, "high": 0.9, "n": 16}
    write(folder / "summary.json", {"systems": {"assistant": {"measures": {"right@60w": right, "R@5": None}}}})
    write(folder / "manifest.json", {"questions": 16, "commit": "abcdef0123456", "dirty": False, "index": "first"})
    write(
        folder / "speed.json",
        {"finished": "2026-01-02T03:04:05+00:00", "warm": {"stages": {"total": {"p50": 70.2, "p95": 99.9}}}},
    )
    write(folder / "gold.jsonl", [{"id": "q1", "question": "How <many>?"}, {"id": "q2", "question": "Who?"}])
    write(folder / "predictions.jsonl", [{"id": "q1", "text": "Nine -- or $9."}, {"id": "q2", "text": "She."}])
    write(folder / "scores.jsonl", [{"id": "q1", "failure": "wrong figure"}, {"id": "q2", "failure": None}])
    (folder / "plots").mkdir()
    (folder / "plots" / "failures.svg").write_text('<svg><path fill="var(--bad, #b3372f)"/></svg>')
    (folder / "report.html").write_text("<p>all of it</p>")
    return folder


def test_one_report_is_shown_at_once(monkeypatch):
    """With one report there is nothing to choose: its facts, remarks and outcomes are there."""
    monkeypatch.setenv("REPORTS", str(SEED))
    html = shown(AppTest.from_string(REPORTS_PAGE, default_timeout=20).run())
    assert '<h2 class="report">Cambodia 2021</h2>' in html
    assert "26 April 2024" in html
    assert html.count('<details class="outcome">') == 5, "four outcomes and the head"
    assert "joined page break" in html


def test_reports_are_listed_and_chosen(tmp_path, monkeypatch):
    """Several reports are listed; the one chosen stays in the address."""
    for year in (2020, 2021):
        text = f"Progress in Borduria in {year}\n\nOUTCOME XM-DAC-41146-BOR_D_1.1\n\nTitle\n\n"
        text += f"Text of {year} stands here.\n"
        (tmp_path / f"{year}.txt").write_text(text)
    monkeypatch.setenv("REPORTS", str(tmp_path))
    page = AppTest.from_string(REPORTS_PAGE, default_timeout=20)
    page.query_params["report"] = "borduria-2021"
    page.run()
    assert "Text of 2021" in shown(page)
    page.selectbox(key="report").set_value("borduria-2020").run()
    assert "Text of 2020" in shown(page)
    assert page.query_params["report"] in ("borduria-2020", ["borduria-2020"])
    page.multiselect(key="year").set_value([2021]).run()
    assert "Text of 2021" in shown(page)
    page.multiselect(key="outcome").set_value(["XM-DAC-41146-BOR_D_1.1"]).run()
    assert '<details class="outcome" open>' in shown(page), "a single outcome need not be unfolded"


def test_the_list_and_the_record_of_a_report_are_text():
    """File names and remarks come from outside: they are never markup."""
    index = fake_index(SEED, "first")
    outcomes = [s for s in index.sections if s.kind != "head"]
    remark = ReadWarning("cambodia-2021.txt", None, "odd", "<b>line</b>")
    html = report_html(outcomes[0].report, outcomes, [remark])
    assert "1 remark from reading this file" in html
    assert "odd – &lt;b&gt;line&lt;/b&gt;" in html
    assert "<td>cambodia-2021.txt</td>" in overview_html([outcomes])


def test_without_a_run_the_benchmark_names_the_command(runs):
    """An honest empty page."""
    assert "<code>make bench</code>" in shown(AppTest.from_string(BENCHMARK_PAGE).run())


def test_the_newest_run_is_shown(run, runs):
    """Headline with interval and n, time, plots, failures, and the full report to take away."""
    older = runs / "older"
    write(older / "summary.json", {"systems": {"assistant": {"measures": {}}}})
    os.utime(older / "summary.json", (1, 1))
    page = AppTest.from_string(BENCHMARK_PAGE).run()
    html = shown(page)
    assert '<td class="number">0.812</td><td class="number">0.700 – 0.900</td><td class="number">16</td>' in html
    assert "2 January 2026, 03:04 UTC" in html
    assert "70 ms in the middle, 100 ms for 95 %" in html
    assert '<img alt="Where it fails"' in html
    assert "wrong figure (1)" in html
    assert "How &lt;many&gt;?" in html
    assert "rebuilt" not in html
    assert page.get("download_button")


def test_a_run_on_another_index_says_so(run):
    """Figures are not passed off as those of the index in use."""
    assert "The index has been rebuilt since" in origin_html(read_run(run), "second")


def test_a_run_of_a_part_or_of_another_writer_says_so(run):
    """Gold, filters, limit and writer stand beside the figures; of a whole run only what it was."""
    kept = json.loads((run / "manifest.json").read_text())
    flags = {"split": "test", "filter": [], "limit": None, "writer": None, "answers": None}
    write(run / "manifest.json", {**kept, "gold": "gold/<g>.jsonl", "flags": flags})
    html = origin_html(read_run(run), "first")
    assert "<dd>gold/&lt;g&gt;.jsonl</dd>" in html
    assert "<dd>quotes, without a language model</dd>" in html
    assert "Only" not in html
    flags |= {"filter": ["type=number"], "limit": 20, "writer": "openai:m"}
    write(run / "manifest.json", {**kept, "flags": flags})
    html = origin_html(read_run(run), "first")
    assert "<dt>Only</dt><dd>type=number, the first 20</dd>" in html
    assert "<dd>written by openai:m</dd>" in html
    write(run / "manifest.json", {**kept, "flags": {**flags, "answers": "mine.jsonl"}})
    assert "<dd>saved in mine.jsonl, not asked for anew</dd>" in origin_html(read_run(run), "first")


@pytest.mark.parametrize("summary", ["", "{}", "[]", '{"systems": {"assistant": {"measures": {"R@5": {}}}}}'])
def test_a_run_that_cannot_be_read_is_one_sentence(run, summary):
    """Half a summary is no traceback."""
    (run / "summary.json").write_text(summary)
    html = shown(AppTest.from_string(BENCHMARK_PAGE).run())
    assert "the newest run cannot be read" in html
    assert "make bench" in html


def test_a_run_without_plots_speed_or_report_is_shown_as_far_as_it_goes(runs):
    """Only the summary is needed."""
    write(runs / "bare" / "summary.json", {"systems": {"assistant": {"measures": {}}}})
    assert "Nothing did." in shown(AppTest.from_string(BENCHMARK_PAGE).run())
    found = newest_run(runs)
    assert found is not None
    assert found.report is None


def test_measures_that_a_run_lacks_are_left_out():
    """No empty rows, none without an explanation."""
    html = headline_html({"quote_validity": Figure(1.0, 1.0, 1.0, 3), "unknown": Figure(0.0, 0.0, 0.0, 3)})
    assert html.count("<tr>") == 2
    assert "unknown" not in html


@pytest.mark.parametrize(("dark", "colour"), [(False, "#b3372f"), (True, "#f08a7d")])
def test_plots_are_images_in_the_colours_of_the_theme(dark, colour):
    """An image cannot run anything; its colours are readable on the page's background."""
    html = plot_html("failures", '<svg><path fill="var(--bad, #b3372f)"/></svg>', dark)
    drawn = base64.b64decode(html.split("base64,")[1].split('"')[0]).decode()
    assert drawn == f'<svg><path fill="{colour}"/></svg>'
    assert "<svg" not in html


def test_failures_go_by_kind_the_most_frequent_first():
    """Where most goes wrong stands on top."""
    html = misses_html([Miss("b", "1", ""), Miss("a", "2", ""), Miss("b", "3", "")])
    assert html.index("b (2)") < html.index("a (1)")


def test_about_names_what_answers_here():
    """Writer, index and size, and no language model where there is none."""
    index = fake_index(SEED, "abc123")
    html = about_html(index, Writer())
    assert "no language model" in html
    assert "abc123" in html
    assert "1, with 4 outcomes" in html
    assert "It runs on this machine." in html
    assert "gives the same answer" in html
    assert "$" not in html


def test_about_a_language_model_it_says_where_questions_go():
    """With one nothing is said to stay here, to be shown as printed or to come out the same each time."""
    writer = Writer(Pen(SimpleNamespace(name="openai:<m>")), "models.example")
    html = about_html(fake_index(SEED, "abc123"), writer)
    assert "are sent to openai:&lt;m&gt; at models.example." in html
    assert "writer openai:&lt;m&gt;)" in html
    for claim in ("It runs on this machine", "It shows them as printed", "to the same index gives the same answer"):
        assert claim not in html
    assert "$" not in html


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"coverage": 0.75, "questions": 200}, "about 1 in 4 of the 200 questions that its threshold was set on"),
        ({"coverage": 1.0, "questions": 200}, "none of the 200 questions that its threshold was set on"),
        ({"threshold": 0.4}, ""),
    ],
)
def test_about_says_how_often_it_declines(tmp_path, record, said):
    """From the record of the threshold; nothing is said where nothing is known."""
    write(tmp_path / "threshold.json", record)
    assert declining(tmp_path) == said
    assert declining(tmp_path / "nowhere") == ""
