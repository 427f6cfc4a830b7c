import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings
from writer_fixtures import chat_server, real_chat  # noqa: F401  # fixtures of the tests of the writer

from ingest.build import build_index
from ingest.index import Index, open_index
from ingest.read import read_paths

os.environ["HF_HUB_OFFLINE"] = "1"
settings.register_profile("steady", derandomize=True)  # the same examples each time: a run can be repeated
settings.load_profile("steady")
REPORTS = Path(__file__).parent.parent / "reports"


@pytest.fixture(scope="session")
def index_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the Cambodia 2021 report, built once. Not to be changed: see `own_index_dir`."""
    directory = tmp_path_factory.mktemp("shared") / "index"
    build_index(read_paths([REPORTS / "cambodia-2021.txt"]).reports, directory)
    return directory


@pytest.fixture(scope="session")
def index(index_dir: Path) -> Index:
    """The index of the Cambodia 2021 report, open."""
    return open_index(index_dir)


@pytest.fixture
def own_index_dir(index_dir: Path, tmp_path: Path) -> Path:
    """A copy of `index_dir` that a test may change; the exported model is linked, not copied."""
    copy = tmp_path / "index"
    shutil.copytree(index_dir, copy, symlinks=True, ignore=shutil.ignore_patterns("models"))
    shutil.copytree(index_dir / "models", copy / "models", copy_function=os.link)
    return copy


@pytest.fixture
def empty_index_dir(index_dir: Path, tmp_path: Path) -> Path:
    """A folder without an index, but with the exported model at hand."""
    shutil.copytree(index_dir / "models", tmp_path / "empty" / "models", copy_function=os.link)
    return tmp_path / "empty"
