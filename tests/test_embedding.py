"""Vectors: the export gives those of sentence-transformers, and only the official weights are used."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from ingest import embed, minilm
from ingest.build import build_index
from ingest.embed import Model
from ingest.encode import Encoder
from ingest.errors import IngestError
from ingest.export import export_model
from ingest.index import Index
from ingest.read import read_paths

QUESTIONS = (
    "Was outcome 3.1 achieved?",
    "How many AOPs were developed, and by whom?",
    "What share of the funds is for prevention?",
    "Who prepared the State of Gender Equality and Climate Change report?",
    "Who was consulted on the DV Law?",
    "How did COVID-19 affect the programme?",
    "What gaps were found in the AOPs?",
    "What is planned for 2022?",
    "wich provinces servce directorys",
    "TWGG-GBV",
    "What was done for LGBTIQ persons?",
    "",
)


@pytest.fixture(scope="module")
def reference():
    """The embedder as sentence-transformers runs it, in padded batches."""
    model = embed.load(embed.setting())

    def encode(texts):
        return model.encode(list(texts), batch_size=16, normalize_embeddings=True, show_progress_bar=False)

    return encode


def test_every_chunk_has_the_vector_of_sentence_transformers_when_answering(index: Index, reference):
    """Stored and freshly encoded vectors of all chunks agree with sentence-transformers: cosine >= 0.9999."""
    texts = [chunk.embedded for chunk in index.chunks]
    expected = reference(texts)
    for found in (index.vectors, index.encoder.encode_all(texts)):
        assert found.dtype == np.float32
        assert np.sum(found * expected, axis=1).min() >= 0.9999
        assert np.abs(np.linalg.norm(found, axis=1) - 1).max() < 1e-6


def test_questions_rank_the_chunks_as_sentence_transformers_ranks_them(index: Index, reference):
    """The whole order of chunks is the same for a set of questions, empty and misspelt ones included."""
    expected = reference(QUESTIONS) @ index.vectors.T
    found = index.encoder.encode_all(QUESTIONS) @ index.vectors.T
    assert np.array_equal(np.argsort(-found, axis=1), np.argsort(-expected, axis=1))


@pytest.mark.parametrize("words", [1, 200, 254, 255, 256, 400])
def test_a_text_too_long_is_cut_where_sentence_transformers_cuts(index: Index, reference, words):
    """Around and beyond 256 word pieces the vectors still agree."""
    text = " ".join(["women", "law", "budget", "plan"][i % 4] for i in range(words))
    assert float(index.encode(text) @ reference([text])[0]) >= 0.9999


def test_the_exported_graph_ignores_padding(index: Index):
    """Texts of different length in one batch get the vectors they get alone."""
    ids = np.array([[101, 2308, 102, 0, 0], [101, 2308, 2375, 5166, 102]])
    mask = (ids != 0).astype(np.int64)
    inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
    together = index.encoder._session.run(None, inputs)[0]
    alone = index.encoder._session.run(None, {name: values[:1, :3] for name, values in inputs.items()})[0]
    assert np.allclose(together[0], alone[0], atol=1e-5)


def test_a_vector_does_not_depend_on_what_is_embedded_beside_it(index: Index):
    """The same text gives the same bits, so that reusing vectors cannot change an index."""
    model = embed.chosen_model()
    texts = [chunk.embedded for chunk in index.chunks[:6]]
    assert np.array_equal(embed.embed(texts, model), embed.embed(texts[::-1], model)[::-1])


def test_altered_weights_are_refused(monkeypatch: pytest.MonkeyPatch):
    """Weights with another checksum than the official one are never loaded."""
    monkeypatch.setattr(minilm, "SHA256", "0" * 64)
    minilm.verified_folder.cache_clear()
    with pytest.raises(IngestError, match="expected 000000000000"):
        embed.chosen_model()
    minilm.verified_folder.cache_clear()


def test_a_damaged_export_is_refused_by_answering_and_mended_by_building(index: Index, tmp_path: Path):
    """One flipped byte in the exported model or its tokenizer is an error, and mended by the next build."""
    folder = tmp_path / "index" / "models" / index.encoder.folder.name
    shutil.copytree(index.encoder.folder, folder)
    for name in ("model.onnx", "tokenizer.json"):
        content = bytearray((folder / name).read_bytes())
        content[len(content) // 2] ^= 1
        (folder / name).write_bytes(content)
        with pytest.raises(IngestError, match=rf"{name}: .*make index"):
            Encoder(folder, index.encoder.limit, index.encoder.files).encode("who?")
        if name == "model.onnx":
            shutil.copy(index.encoder.folder / name, folder)
    made = export_model(embed.chosen_model(), tmp_path / "index")
    assert Encoder(folder, made.limit, made.files).encode("who?").shape == (minilm.DIMENSIONS,)
    assert made.files == index.encoder.files


def test_an_embedder_that_cannot_be_loaded_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """EMBEDDER is a setting; a name that leads nowhere is an error a person can act on."""
    monkeypatch.setenv("EMBEDDER", str(tmp_path / "no-such-model"))
    with pytest.raises(IngestError, match=r"EMBEDDER=.*no-such-model: cannot be loaded") as caught:
        embed.chosen_model()
    assert "\n" not in str(caught.value)


def test_another_embedder_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """EMBEDDER names a model that pools, scales and cuts otherwise: the vectors are that model's, scaled."""
    other = tmp_path / "other-model"
    shutil.copytree(minilm.verified_folder(), other)
    pooling = json.loads((other / "1_Pooling" / "config.json").read_text())
    pooling |= {"pooling_mode_cls_token": True, "pooling_mode_mean_tokens": False}
    (other / "1_Pooling" / "config.json").write_text(json.dumps(pooling))
    modules = json.loads((other / "modules.json").read_text())
    (other / "modules.json").write_text(json.dumps(modules[:2]))  # without the one that scales
    (other / "sentence_bert_config.json").write_text('{"max_seq_length": 32}')
    monkeypatch.setenv("EMBEDDER", str(other))
    model = embed.chosen_model()
    made = export_model(model, tmp_path / "index")
    texts = ["Women lead the boats.", "law " * 60]
    found = Encoder(tmp_path / "index" / made.folder, made.limit, made.files).encode_all(texts)
    assert (model.name, made.limit) == (str(other), 32)
    assert np.sum(found * embed.embed(texts, model), axis=1).min() >= 0.9999
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    assert np.sum(found * embed.embed(texts, Model(minilm.NAME, minilm.SHA256)), axis=1).max() < 0.99


def test_answering_imports_no_heavy_library(index_dir: Path):
    """Opening an index and encoding a question imports none of the libraries that take seconds."""
    program = (
        "import sys; from pathlib import Path; from ingest.index import open_index;"
        f"open_index(Path({str(index_dir)!r})).encode('who?');"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'sklearn', 'scipy', 'chromadb'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_an_embedder_that_reads_less_than_a_chunk_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """The end of each chunk would be lost without a word."""
    monkeypatch.setenv("EMBEDDER", "short")
    monkeypatch.setattr(embed, "load", lambda name: SimpleNamespace(max_seq_length=128, state_dict=dict))
    with pytest.raises(IngestError, match="EMBEDDER=short: reads 128 word pieces, a chunk may have 256"):
        build_index(read_paths([Path(__file__).parent.parent / "reports" / "cambodia-2021.txt"]).reports, tmp_path)
