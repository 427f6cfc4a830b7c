"""The page itself, run by Streamlit with what `page_fakes` offers in place of the index and of `ask`."""

import os
import runpy
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from page_fakes import fake_ask, fake_index

import ingest.build
import ui.chat
import ui.loading

REPORTS = Path(os.environ["REPORTS"])


def build(reports: Sequence[Any], directory: Path, progress: Callable[[int, int], None]) -> Any:
    progress(1, 2)
    generation = directory / "generations" / "built"
    generation.mkdir(parents=True)
    (directory / "current").symlink_to(generation.relative_to(directory))
    return type("Built", (), {"generation": "built"})


ui.loading.open_index = lambda directory: fake_index(REPORTS, (directory / "current").readlink().name)
ui.chat.ask = fake_ask
ingest.build.build_index = build
runpy.run_path(str(Path(__file__).parent.parent / "app.py"), run_name="__main__")
