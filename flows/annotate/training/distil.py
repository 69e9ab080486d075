"""Distillation: a network of fewer layers learns to say what a deeper one says, of every word, labelled or not."""

from collections.abc import Mapping, Sequence

from torch import Tensor
from torch.nn import functional

from flows.annotate.tagger import labels
from flows.annotate.training.base import Base
from flows.annotate.training.batches import Batch
from flows.annotate.training.network import Network

VECTOR_WEIGHT = 0.5  # of links and votes, whose scale is that of vectors


def student_of(teacher: Network, base: Base, layers: Sequence[int]) -> Network:
    """Return a network that begins with some of the teacher's layers and all of its heads."""
    student = Network(base, layers=len(layers))
    kept = {f"layers.{old}.": f"layers.{new}." for new, old in enumerate(layers)}
    weights = {}
    for name, value in teacher.state_dict().items():
        if not name.startswith("layers."):
            weights[name] = value
        elif (prefix := ".".join(name.split(".")[:2]) + ".") in kept:
            weights[kept[prefix] + name.removeprefix(prefix)] = value
    student.load_state_dict(weights)
    return student


def spread(layers: int, of: int) -> list[int]:
    """Return which of a teacher's layers a student of fewer keeps: the first and the last, others evenly."""
    return [round(place * (of - 1) / (layers - 1)) for place in range(layers)]


def imitation(out: Mapping[str, Tensor], said: Mapping[str, Tensor], batch: Batch) -> Tensor:
    """Return how far a student's output is from the teacher's, over the words of a batch."""
    mask = batch.word_mask
    heads = 3 * len(labels.SPAN_HEADS)
    mine, theirs = out["tags"].float()[mask], said["tags"].float()[mask]
    spans = _divergence(
        mine[:, :heads].reshape(-1, len(labels.SPAN_HEADS), 3),
        theirs[:, :heads].reshape(-1, len(labels.SPAN_HEADS), 3),
    )
    names = _divergence(mine[:, heads:], theirs[:, heads:])
    vectors = sum(
        functional.mse_loss(out[part].float()[mask], said[part].float()[mask]) for part in ("links", "votes")
    )
    return spans + names + VECTOR_WEIGHT * vectors


def _divergence(mine: Tensor, theirs: Tensor) -> Tensor:
    """Return the mean divergence over words, summed over heads. Words of which the teacher is less sure that
    they are outside count more: most words are, and say nothing."""
    chance = theirs.softmax(-1)
    weight = 0.05 + (1 - chance[..., labels.O])
    distance = functional.kl_div(
        mine.log_softmax(-1), theirs.log_softmax(-1), log_target=True, reduction="none"
    )
    scaled = (distance.sum(-1) * weight).sum(0) / weight.sum(0).clamp(min=1.0)
    return scaled.sum() if scaled.dim() else scaled
