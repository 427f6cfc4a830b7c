"""The index, opened once for all visitors, and built first where there is none."""

import threading
from pathlib import Path

import streamlit as st

from ingest import generations
from ingest.errors import IngestError
from ingest.index import Index, open_index
from ingest.read import read_paths
from ui.html import escape_label

_building = threading.Lock()


def current_index(directory: Path, reports: Path) -> Index:
    """The generation in use; a new one is picked up at the next rerun. Raises `IngestError`."""
    folder = generations.in_use(directory)
    if folder is None:
        _build(directory, reports)
        folder = generations.current(directory)
    return _open(directory, folder.name)


@st.cache_resource(show_spinner="Opening the index …", max_entries=2)
def _open(directory: Path, generation: str) -> Index:  # noqa: ARG001 - the generation is what the cache goes by
    return open_index(directory)


def _build(directory: Path, reports: Path) -> None:
    """Builds the index, one visitor at a time; those who come meanwhile wait and find it built."""
    from ingest.build import build_index  # noqa: PLC0415 - brings the store, which only building needs

    with st.status("Building the index of the reports. This is done once.") as status, _building:
        if generations.in_use(directory):
            return
        found = read_paths([reports]) if reports.exists() else None
        if not found or not found.reports:
            raise IngestError(f"{reports}: no report here; put one there and reload the page")
        for failure in found.failures:
            st.text(f"{failure.source}: {failure.message}")
        bar = st.progress(0.0, f"Read {len(found.reports)} reports")

        def show(done: int, total: int) -> None:
            bar.progress(done / max(total, 1), f"Embedded {done} of {total} passages")

        built = build_index(found.reports, directory, show)
        status.update(label=escape_label(f"Index {built.generation} is ready"), state="complete")
