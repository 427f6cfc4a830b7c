"""The page: ask the country reports, read them, see what was measured. Run with `make app`."""

import os
from functools import partial
from pathlib import Path

import streamlit as st

from ingest.errors import IngestError
from ingest.index import DEFAULT
from rag.writer.settings import WriterError
from ui.about import draw_about
from ui.benchmark import draw_benchmark
from ui.chat import draw_ask
from ui.filters import choose_filters
from ui.library import draw_library
from ui.loading import current_index
from ui.sidebar import draw_foot
from ui.theme import apply_theme, draw_problem
from ui.writing import Writer, session_writer

INDEX = Path(os.environ.get("INDEX", DEFAULT))
REPORTS = Path(os.environ.get("REPORTS", "reports"))
RUNS = Path(os.environ.get("RUNS", "runs"))
ICON = Path(__file__).parent / "ui" / "icon.svg"

st.set_page_config("Country reports", page_icon=ICON.read_text(encoding="utf-8"), layout="centered")
apply_theme()

try:
    index = current_index(INDEX, REPORTS)
except IngestError as error:
    draw_problem(str(error))
    st.stop()
try:
    writer = session_writer()
except WriterError as error:
    writer = Writer(problem=str(error))

filters = choose_filters(index)
pages = [
    st.Page(partial(draw_ask, index, filters, writer), title="Ask", default=True),
    st.Page(partial(draw_library, index, filters, REPORTS), title="Reports", url_path="reports"),
    st.Page(partial(draw_benchmark, RUNS, index.generation), title="Benchmark", url_path="benchmark"),
    st.Page(partial(draw_about, index, writer), title="About", url_path="about"),
]
st.navigation({"Country reports": pages}).run()
draw_foot(index, writer)
