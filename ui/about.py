"""The About page: what this is, what it is not, and how its output can be checked."""

import json
import os
from pathlib import Path
from string import Template

import streamlit as st

from ingest.index import Index
from ingest.types import HEAD
from rag.selector import FOLDER
from ui.html import escape_text, facts_html

_TEXT = Path(__file__).parent / "about.html"


def draw_about(index: Index, writer: str) -> None:
    """Draws the page, with the writer and the index in use."""
    st.html(about_html(index, writer))


def about_html(index: Index, writer: str) -> str:
    """The page's text, then what answers here and from how much."""
    text = Template(_TEXT.read_text(encoding="utf-8"))
    outcomes = sum(section.kind != HEAD for section in index.sections)
    quotes = "the reports' own sentences, no language model"
    facts = [
        ("Writer", escape_text(quotes if writer == "quotes" else writer)),
        ("Reader", escape_text(os.environ.get("READER") or "the model that ships with the program")),
        ("Declines", declining(FOLDER)),
        ("Index", escape_text(index.generation)),
        ("Reports", f"{len(index.reports)}, with {outcomes} outcomes in {len(index.chunks)} passages"),
    ]
    named = text.substitute(index=escape_text(index.generation), writer=escape_text(writer))
    return named + facts_html(facts)


def declining(selector: Path) -> str:
    """How often it declines, from where its threshold was set; "" where the record there does not say."""
    try:
        tuned = json.loads((selector / "threshold.json").read_text(encoding="utf-8"))
        declined, questions = 1 - float(tuned["coverage"]), int(tuned["questions"])
    except (OSError, ValueError, KeyError, TypeError):  # a page about the program must not fail over a record
        return ""
    rate = f"about 1 in {round(1 / declined)}" if declined > 0 else "none"
    return f"{rate} of the {questions} questions that its threshold was set on"
