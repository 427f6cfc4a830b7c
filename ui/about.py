"""The About page: what this is, what it is not, and how its output can be checked."""

import json
import os
from pathlib import Path
from string import Template

import streamlit as st

from ingest.index import Index
from rag.selection.selector import FOLDER
from ui.html import escape_text, facts_html
from ui.writing import Writer

_TEXT = Path(__file__).parent / "about.html"
_QUOTED = {
    "runs": "It runs on this machine.",
    "shows": "It shows them as printed.",
    "keeps": "It does not correct, complete or interpret a report.",
    "task": "finding and quoting",
    "repeats": "The same question put to the same index gives the same answer.",
}
_WRITTEN = {
    "runs": "It searches on this machine; to be put into words, a question, those before it and the quotes found are "
    "sent to $place.",
    "shows": "A language model puts them into words. A sentence is shown once its figures, dates, names, tenses "
    "and denials are found in the quotes it cites, which stand below it as printed; who did what to whom is not "
    "checked.",
    "keeps": "It does not correct or complete a report. The model's words are not the report's: the quote counts.",
    "task": "finding and quoting, and wording what is quoted",
    "repeats": "Without a language model, the same question gives the same answer; this one may word it "
    "otherwise each time.",
}
"""What holds of one way of writing alone, by its place in the text."""


def draw_about(index: Index, writer: Writer) -> None:
    """Draws the page, with the writer and the index in use."""
    st.html(about_html(index, writer))


def about_html(index: Index, writer: Writer) -> str:
    """The page's text, for the writer in use, then what answers here and from how much."""
    outcomes = len(index.outcomes)
    quotes = "the reports' own sentences, no language model"
    facts = [
        ("Writer", escape_text(writer.place or quotes)),
        ("Reader", escape_text(os.environ.get("READER") or "the model that ships with the program")),
        ("Declines", declining(FOLDER)),
        ("Index", escape_text(index.generation)),
        ("Reports", f"{len(index.reports)}, with {outcomes} outcomes in {len(index.chunks)} passages"),
    ]
    told = _WRITTEN if writer.pen else _QUOTED
    text = Template(Template(_TEXT.read_text(encoding="utf-8")).safe_substitute(told))
    named = {"index": index.generation, "writer": writer.name, "place": writer.place}
    return text.substitute({name: escape_text(value) for name, value in named.items()}) + facts_html(facts)


def declining(selector: Path) -> str:
    """How often it declines, from where its threshold was set; "" where the record there does not say."""
    try:
        tuned = json.loads((selector / "threshold.json").read_text(encoding="utf-8"))
        declined, questions = 1 - float(tuned["coverage"]), int(tuned["questions"])
    except (OSError, ValueError, KeyError, TypeError):  # a page about the program must not fail over a record
        return ""
    rate = f"about 1 in {round(1 / declined)}" if declined > 0 else "none"
    return f"{rate} of the {questions} questions that its threshold was set on"
