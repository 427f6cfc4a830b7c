"""The drawing of the system, proved from the syntax tree: who imports whom, what lives where, how big."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

MAY_IMPORT = {
    "prompts": {"prompts"},
    "ingest": {"ingest"},
    "rag": {"rag", "ingest", "prompts"},
    "ui": {"ui", "rag", "ingest", "prompts"},
    "eval": {"eval", "rag", "ingest", "prompts"},
    "app": {"ui", "rag", "ingest", "prompts"},
}
"""Which of our folders each folder may import; `app` is the file app.py. Nobody imports `app`, `eval` or, but
for `app`, `ui`; and nothing of this imports `models`, where training lives."""

HOME = {
    "chromadb": "ingest/store.py",
    "sentence_transformers": "ingest/embed.py",
    "torch": "ingest/export.py",
    "tokenizers": "ingest/tokens.py",
    "onnxruntime": "ingest/onnx.py",
    "Stemmer": "ingest/terms.py",
    "filelock": "ingest/lock.py",
    "tiktoken": "rag/writer/budget.py",
    "langchain": "rag/writer/chat.py",
    "langchain_core.language_models": "rag/writer/chat.py",
    "langchain_core.retrievers": "rag/langchain.py",
    "transformers": "rag/reading/read_transformers.py",
    "streamlit": "app.py ui/",
    "scipy": "eval/",
    "sklearn": "eval/",
}
"""The only file (or folder) that may import a library, so that one that goes is replaced in one place."""

EVERYWHERE = {"numpy", "rich"}
"""Arrays are what the stages hand on, and every command prints; any other library has one file."""

TO_THE_WRITER = ("rag/pen.py", "rag/__main__.py")
"""Of what answers questions, all that knows the writer: the one way to it, and who prints its errors."""
LANGCHAIN = ("rag/writer/chat.py", "rag/langchain.py")
STAGES = "figures quoting words kinds question retrieval rules reading selection".split()
"""The folders of `rag` in the order of the work: each imports only from those before it and from `rag/types.py`; the
files of `rag` itself put them together."""
NAMES_OF_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}
MOST_LINES, MOST_FUNCTION_LINES = 220, 55


def source_files() -> list[Path]:
    """Every Python file of the product, as it lies there now."""
    folders = [folder for folder in MAY_IMPORT if folder != "app"]
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return sorted([*found, *ROOT.glob("app.py")])


def imports(source: str) -> Iterator[str]:
    """Full names of all modules and names that `source` imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            yield node.module or ""
            yield from (f"{node.module}.{name.name}" for name in node.names)


def stands_in(file: str, homes: str) -> bool:
    """Whether `file` is one of `homes`, files or folders with a slash at the end."""
    return any(file == home or (home.endswith("/") and file.startswith(home)) for home in homes.split())


FILES = [pytest.param(path, id=str(path.relative_to(ROOT))) for path in source_files()]


@pytest.mark.parametrize("path", FILES)
def test_imports_between_our_folders_only_go_down(path: Path) -> None:
    """prompts and ingest know nothing of questions, rag nothing of page and benchmark, nobody of app."""
    folder = path.relative_to(ROOT).parts[0].removesuffix(".py")
    imported = {name.split(".")[0] for name in imports(path.read_text(encoding="utf-8"))}
    assert imported & {*MAY_IMPORT, "models"} <= MAY_IMPORT[folder]


@pytest.mark.parametrize("path", FILES)
def test_a_stage_of_answering_knows_only_those_before_it(path: Path) -> None:
    """Reading knows nothing of selection, rules nothing of reading, and none of who puts them together."""
    folder, *inner = path.relative_to(ROOT).parts
    if folder == "rag" and inner[0] in STAGES:
        imported = {name.split(".")[1] for name in imports(path.read_text(encoding="utf-8")) if name.startswith("rag.")}
        assert imported <= {"types", *STAGES[: STAGES.index(inner[0]) + 1]}


@pytest.mark.parametrize("path", FILES)
def test_quoting_knows_nothing_of_the_writer(path: Path) -> None:
    """The writer may use what quotes, never the other way round; nor does it know who holds the pen."""
    file = path.relative_to(ROOT).as_posix()
    imported = list(imports(path.read_text(encoding="utf-8")))
    if file.startswith("rag/writer/"):
        assert not {"rag.pen", "rag.answer"} & set(imported)
    elif file.startswith("rag/"):
        assert file in TO_THE_WRITER or not [name for name in imported if name.startswith("rag.writer")]


@pytest.mark.parametrize("path", FILES)
def test_a_library_is_imported_only_in_its_home(path: Path) -> None:
    """chromadb in one file, streamlit only in the page, and so on for every library of the table."""
    file = path.relative_to(ROOT).as_posix()
    for name in imports(path.read_text(encoding="utf-8")):
        for library, homes in HOME.items():
            if name == library or name.startswith(f"{library}."):
                assert stands_in(file, homes), f"{file} imports {name}; its home is {homes}"
        if name.startswith("langchain"):
            assert file in LANGCHAIN, f"{file} imports {name}"


def test_every_other_library_has_one_home_too() -> None:
    """A library that the table does not name is imported by one file, whichever that is."""
    homes: dict[str, set[str]] = {}
    for path in source_files():
        for name in imports(path.read_text(encoding="utf-8")):
            homes.setdefault(name.split(".")[0], set()).add(path.relative_to(ROOT).as_posix())
    named = {library.split(".")[0] for library in HOME}
    known = {*sys.stdlib_module_names, *MAY_IMPORT, "models", *EVERYWHERE, *named}
    assert not {name: files for name, files in homes.items() if name not in known and len(files) > 1}


@pytest.mark.parametrize("path", FILES)
def test_files_and_functions_stay_small(path: Path) -> None:
    """A file is read at a sitting, a function on one screen."""
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= MOST_LINES
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < MOST_FUNCTION_LINES, node.name


@pytest.mark.parametrize("path", FILES)
def test_a_file_is_named_after_a_thing_or_a_stage(path: Path) -> None:
    """The listing is the drawing of the system: no utils, helpers, common, manager."""
    assert path.stem not in NAMES_OF_NOTHING


def test_imports_are_found_wherever_they_stand() -> None:
    """Inside functions and for type checkers too: an import that is put off is an import."""
    source = "import a.b\nif TYPE_CHECKING:\n    from c import d\ndef f():\n    from e.f import g, h\n"
    assert list(imports(source)) == ["a.b", "c", "c.d", "e.f", "e.f.g", "e.f.h"]
