"""Is an index what it was when it was built?"""

import shutil
import tempfile
from pathlib import Path

from ingest import generations
from ingest.index import open_index
from ingest.manifest import Manifest, differing_files, read_manifest
from ingest.snapshot import STORE, differing_vectors


def check_index(directory: Path) -> tuple[Manifest, list[str]]:
    """The manifest of the current generation, and one line for each thing that is not as it was built.

    Raises `IngestError` where the index cannot even be opened. Chroma changes its files when it opens them,
    so the vectors are compared in a copy; a store that some other program has opened shows as altered.
    """
    folder = generations.current(directory)
    manifest = read_manifest(folder)
    if found := differing_files(folder, directory, manifest):
        return manifest, found
    index = open_index(directory)
    with tempfile.TemporaryDirectory() as copy:
        shutil.copytree(folder / STORE, Path(copy) / STORE)
        if differing := differing_vectors(Path(copy) / STORE, index.chunks, index.vectors):
            found = [f"{folder / STORE}: {differing} of {len(index.chunks)} vectors differ from vectors.npy"]
    return manifest, found
