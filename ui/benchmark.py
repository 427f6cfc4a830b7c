"""The Benchmark page: what the newest run measured."""

from pathlib import Path

import streamlit as st

EMPTY = """<h1>Benchmark</h1>
<p class="lead">Nothing has been measured here yet. <code>make bench</code> puts the gold questions to the
assistant and leaves the results for this page.</p>"""


def draw_benchmark(runs: Path) -> None:
    """Draws the newest run under `runs`, or says how to make one."""
    if not runs.exists():
        st.html(EMPTY)
