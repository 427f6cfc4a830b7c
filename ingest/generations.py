"""Generations of an index: built beside each other, swapped by one atomic rename, one kept to go back to.

`<index>/current` and `<index>/previous` are symbolic links into `<index>/generations/`. A reader resolves
`current` once and stays with what it found.
"""

import os
import shutil
from pathlib import Path

from ingest.errors import IngestError


def current(directory: Path) -> Path:
    """Folder of the generation in use. Raises `IngestError` where there is none."""
    if not (folder := in_use(directory)):
        raise IngestError(f"{directory}: no index here; run `make index`, or `python -m ingest PATH…`")
    return folder


def in_use(directory: Path) -> Path | None:
    """Folder of the generation in use, or None."""
    return _target(directory, "current")


def find(directory: Path, generation: str) -> Path:
    """Folder of a generation by its id. It need not be there."""
    return directory / "generations" / generation


def start(directory: Path) -> Path:
    """An empty folder to build the next generation in; whatever a broken build left behind is removed."""
    building = directory / "generations" / ".building"
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True)
    return building


def publish(directory: Path, building: Path, generation: str) -> Path:
    """Puts a finished build on disk in full, names it and makes it the current one."""
    for path in [*building.rglob("*"), building]:
        _flush(path)
    folder = find(directory, generation)
    if folder.exists():  # a damaged generation of the same content: readers refuse it already
        shutil.rmtree(folder)
    building.rename(folder)
    _flush(folder.parent)
    switch(directory, folder)
    return folder


def switch(directory: Path, folder: Path) -> None:
    """Makes `folder` current and what was current previous; removes every other generation."""
    before = in_use(directory)
    if before != folder:
        if before:
            _point(directory, "previous", before)
        _point(directory, "current", folder)
    _remove_others(directory)


def previous(directory: Path) -> Path:
    """Folder of the generation that was in use before. Raises `IngestError` where there is none."""
    folder = _target(directory, "previous")
    if not folder or folder == in_use(directory):
        raise IngestError(f"{directory}: holds no previous generation; ingest the files wanted instead")
    return folder


def _target(directory: Path, link: str) -> Path | None:
    try:
        folder = directory / (directory / link).readlink()
    except OSError:
        return None
    return folder if folder.is_dir() else None


def _point(directory: Path, link: str, folder: Path) -> None:
    temporary = directory / f".{link}"
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(folder.relative_to(directory))
    temporary.replace(directory / link)
    _flush(directory)


def _remove_others(directory: Path) -> None:
    kept = {in_use(directory), _target(directory, "previous")}
    for folder in (directory / "generations").iterdir():
        if folder not in kept:
            shutil.rmtree(folder)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
