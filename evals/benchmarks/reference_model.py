"""The bundled weights as a sentence-transformers model: what the ONNX model is compared with. Needs ``[models]``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sentencepiece import sentencepiece_model_pb2

from ingest.embedding.bundled import MAX_LENGTH, weights_path
from ingest.embedding.sentencepiece_model import sentencepiece_model
from ingest.embedding.weights import ModelShape, WeightFile

LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
"""Names in the weight file and in transformers' BERT."""


def open_reference(folder: Path) -> Any:
    """A ``SentenceTransformer`` over the dequantised weights; ``folder`` takes its parts (490 MB)."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    weights = WeightFile(weights_path())
    _bert(weights).save_pretrained(folder)
    _tokenizer(weights).save_pretrained(folder)
    encoder = Transformer(str(folder), max_seq_length=MAX_LENGTH)
    pooling = Pooling(weights.shape.hidden, pooling_mode="mean")
    return SentenceTransformer(modules=[encoder, pooling, Normalize()], device="cpu")


def _bert(weights: WeightFile) -> Any:
    import torch
    from transformers import BertModel

    model = BertModel(_config(weights.shape), add_pooling_layer=False)
    wanted = model.state_dict()
    tensors = {name: torch.from_numpy(weights.vector(own)).reshape(wanted[name].shape) for name, own in _names(weights)}
    missing, unexpected = model.load_state_dict(tensors, strict=False)
    buffers = dict(model.named_buffers())
    if unexpected or any(name not in buffers for name in missing):
        raise ValueError(f"missing {missing}, unexpected {unexpected}")
    return model.eval()


def _config(shape: ModelShape) -> Any:
    from transformers import BertConfig

    return BertConfig(
        vocab_size=shape.vocabulary,
        hidden_size=shape.hidden,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        intermediate_size=shape.feed_forward,
        max_position_embeddings=shape.positions,
        type_vocab_size=shape.token_types,
        layer_norm_eps=shape.epsilon,
        hidden_act="gelu",
        pad_token_id=1,
    )


def _names(weights: WeightFile) -> list[tuple[str, str]]:
    names = [
        ("embeddings.word_embeddings.weight", "emb.word"),
        ("embeddings.position_embeddings.weight", "emb.pos"),
        ("embeddings.token_type_embeddings.weight", "emb.type"),
        ("embeddings.LayerNorm.weight", "emb.ln.w"),
        ("embeddings.LayerNorm.bias", "emb.ln.b"),
    ]
    for layer in range(weights.shape.layers):
        for own, theirs in LAYER_NAMES.items():
            prefix = f"encoder.layer.{layer}.{theirs}"
            names += [(f"{prefix}.weight", f"l{layer}.{own}.w"), (f"{prefix}.bias", f"l{layer}.{own}.b")]
    return names


def _tokenizer(weights: WeightFile) -> Any:
    """A fast tokenizer of the same pieces, normalised by the same rule."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    vocabulary = weights.vocabulary
    pieces = list(zip(vocabulary.pieces, vocabulary.scores.tolist(), strict=True))
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=vocabulary.unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Precompiled(_character_map(weights)),
            normalizers.Strip(left=False, right=True),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", vocabulary.bos), ("</s>", vocabulary.eos)]
    )
    special = {"bos_token": "<s>", "eos_token": "</s>", "cls_token": "<s>", "sep_token": "</s>"}
    return PreTrainedTokenizerFast(tokenizer_object=tokenizer, pad_token="<pad>", unk_token="<unk>", **special)


def _character_map(weights: WeightFile) -> bytes:
    proto: Any = sentencepiece_model_pb2
    model = proto.ModelProto.FromString(sentencepiece_model(weights.vocabulary))
    return bytes(model.normalizer_spec.precompiled_charsmap)


def reference_vectors(model: Any, prefix: str, texts: list[str], batch: int) -> Any:
    """Unit float32 rows, in order."""
    return model.encode([prefix + text for text in texts], batch_size=batch, show_progress_bar=False)
