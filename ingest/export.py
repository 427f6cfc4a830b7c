"""The embedder as an ONNX file, made once at build time (home of torch)."""

import json
import shutil
import tempfile
import warnings
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ingest.embed import Model, load, pieces_read
from ingest.minilm import sha256

VERSION = 1
"""Rises whenever the same weights would be exported differently."""
OPSET = 17
_UNFINISHED = ".building-"


@dataclass(frozen=True)
class Export:
    """An exported embedder: its folder below the index, how many pieces it reads, each file's checksum."""

    folder: str
    limit: int
    files: dict[str, str]


def export_model(model: Model, directory: Path) -> Export:
    """The export of `model` below `directory`/models, made unless a sound one is there.

    The folder holds `model.onnx` (word pieces in, unit vectors out: pooling and scaling are in the graph),
    `tokenizer.json`, and `export.json`, which is written last and names the checksums of the other two.
    """
    folder = directory / "models" / f"{model.sha256[:12]}-{VERSION}"
    if not (found := _sound(folder, directory)):
        folder.parent.mkdir(parents=True, exist_ok=True)
        for left in folder.parent.glob(f"{_UNFINISHED}*"):  # by builds that were killed
            shutil.rmtree(left)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=_UNFINISHED) as building:
            found = _write(model, Path(building), str(folder.relative_to(directory)))
            shutil.rmtree(folder, ignore_errors=True)
            Path(building).rename(folder)
            Path(building).mkdir()  # for the context manager to remove
    return found


def _sound(folder: Path, directory: Path) -> Export | None:
    try:
        found = Export(**json.loads((folder / "export.json").read_text()))
        whole = all(sha256(folder / name) == digest for name, digest in found.files.items())
    except (OSError, ValueError, TypeError):
        return None
    return found if whole and found.folder == str(folder.relative_to(directory)) else None


def _write(model: Model, building: Path, folder: str) -> Export:
    encoder = load(model.name)
    _export_graph(encoder, building / "model.onnx")
    encoder.tokenizer.backend_tokenizer.save(str(building / "tokenizer.json"))
    files = {name: sha256(building / name) for name in ("model.onnx", "tokenizer.json")}
    made = Export(folder, pieces_read(model), files)
    (building / "export.json").write_text(json.dumps(asdict(made), indent=1, sort_keys=True) + "\n")
    return made


def _export_graph(encoder: Any, path: Path) -> None:
    import torch  # noqa: PLC0415 - as slow as sentence-transformers, and needed once in an index's life

    class Graph(torch.nn.Module):  # a class of torch cannot be defined before torch is imported
        def __init__(self) -> None:
            super().__init__()
            self.encoder = encoder

        def forward(self, *inputs: Any) -> Any:
            vectors = self.encoder(dict(zip(names, inputs, strict=True)))["sentence_embedding"]
            return torch.nn.functional.normalize(vectors, dim=1)

    sample = encoder.tokenizer(["one", "one and more"], padding=True, return_tensors="pt")
    names = [name for name in encoder.tokenizer.model_input_names if name in sample]
    axes = {name: {0: "text", 1: "piece"} for name in names} | {"vector": {0: "text"}}
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on tracing branches over shapes; the test compares ragged batches
        torch.onnx.export(
            Graph().eval(), tuple(sample[name] for name in names), str(path), dynamo=False,
            input_names=names, output_names=["vector"], dynamic_axes=axes, opset_version=OPSET,
        )
