"""The training loop: one network, four tasks, a masked loss each; the weights kept are a running mean of the steps'."""

import contextlib
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from flows.annotate.tagger import labels
from flows.annotate.tagger.windows import CONTEXT, MAX_WORDS
from flows.annotate.tagger.wordpieces import WordPieces
from flows.annotate.training.batches import Batch, Item, cut_items, make_batches
from flows.annotate.training.data import MASKED, Labelled
from flows.annotate.training.network import Network


@dataclass(frozen=True, slots=True)
class Settings:
    """How to train; the defaults made the shipped weights."""

    epochs: int = 8
    encoder_rate: float = 1.5e-4
    heads_rate: float = 1e-3
    memory: float = 0.995  # of the running mean of the weights, a step
    frozen: int = (
        0  # layers, from the first on, that stay as they are: to go on from trained weights in less time
    )
    half: bool = False  # compute in bfloat16: faster where the processor has it, far slower where it does not
    words_a_batch: int = 1200
    warmup: float = 0.05
    decay: float = 0.01
    seed: int = 1
    begin_weight: float = 2.0  # on B: a missed beginning loses the whole span
    link_weight: float = 0.15
    stance_weight: float = 0.15
    name_weight: float = 3.0


# Rare stances count more, by about the square root of how much rarer they are.
STANCE_WEIGHTS = {"assert": 0.6, "deny": 3.0, "confirm": 3.0, "accuse": 1.6, "demand": 1.4, "ask": 3.5}


def loss_of(network: Network, batch: Batch, settings: Settings) -> dict[str, Tensor]:
    """Return the weighted loss of each task."""
    out = network(batch.embedded, batch.pool, batch.piece_mask, batch.word_mask)
    heads = 3 * len(labels.SPAN_HEADS)
    tags = out["tags"].float()
    weight = torch.tensor([1.0, settings.begin_weight, 1.0])
    losses: dict[str, Tensor] = {}
    spans = functional.cross_entropy(
        tags[..., :heads].reshape(-1, 3),
        batch.tags.reshape(-1),
        weight,
        ignore_index=MASKED,
        reduction="none",
    ).view(-1, len(labels.SPAN_HEADS))
    known = batch.tags.view(-1, len(labels.SPAN_HEADS)) != MASKED
    losses["spans"] = (spans.sum(0) / known.sum(0).clamp(min=200)).sum()
    name_logits = tags[..., heads:].clone()
    name_logits[..., -2:] = name_logits[..., -2:].masked_fill(~batch.misc[:, None, None], -30.0)
    names = functional.cross_entropy(
        name_logits.reshape(-1, labels.NAME_TAGS),
        batch.names.reshape(-1),
        ignore_index=MASKED,
        reduction="sum",
    )
    losses["names"] = settings.name_weight * names / (batch.names != MASKED).sum().clamp(min=200)
    link_loss, stance_loss, count = torch.zeros(()), torch.zeros(()), 0
    stance_weights = torch.tensor([STANCE_WEIGHTS[s] for s in labels.STANCES])
    for row, contents in enumerate(batch.contents):
        if not contents:
            continue
        count += len(contents)
        first, last = torch.tensor([c.first for c in contents]), torch.tensor([c.last for c in contents])
        kinds = torch.tensor([c.kind for c in contents])
        scores = network.link_scores(out["links"][row].float(), first, last, kinds, batch.classes[row])
        scores = scores.masked_fill(~batch.word_mask[row], -1e4)
        target = torch.tensor([c.links for c in contents]).T  # (links, contents)
        link_loss = link_loss + functional.cross_entropy(
            scores.reshape(-1, scores.shape[-1]), target.reshape(-1), ignore_index=MASKED, reduction="sum"
        )
        votes = out["votes"][row].float().view(-1, len(labels.VOTES), labels.VOTE_WIDTH)
        sums = torch.cat([torch.zeros_like(votes[:1, 1]), votes[:, 1].cumsum(0)])
        cue = target[labels.LINKS.index("cue")].clamp(min=0)
        total = votes[first, 0] + (sums[last + 1] - sums[first]) / (last + 1 - first)[:, None] + votes[cue, 2]
        stance = torch.tensor([c.stance for c in contents])
        hedged = torch.tensor([float(c.hedged) for c in contents])
        labelled = stance != MASKED
        if labelled.any():
            stance_loss = stance_loss + functional.cross_entropy(
                total[labelled, :-1], stance[labelled], stance_weights, reduction="sum"
            )
            stance_loss = stance_loss + functional.binary_cross_entropy_with_logits(
                total[labelled, -1], hedged[labelled], reduction="sum", pos_weight=torch.tensor(3.0)
            )
    losses["links"] = settings.link_weight * link_loss / max(count, 8)
    losses["stance"] = settings.stance_weight * stance_loss / max(count, 8)
    return losses


def train(
    network: Network,
    documents: Callable[[int, random.Random], Sequence[Labelled]],
    table: WordPieces,
    settings: Settings,
    checkpoint: Path,
    log: Callable[[str], None] = print,
) -> None:
    """Train the network in place; ``documents`` gives an epoch's documents; each epoch leaves a checkpoint.

    The network ends with the running mean of its weights over the steps, and so does each checkpoint.
    """
    chance = random.Random(settings.seed)
    torch.manual_seed(settings.seed)
    for part in (*network.layers[: settings.frozen], *([network.norm] if settings.frozen else [])):
        part.requires_grad_(False)
    encoder = [
        p for n, p in network.named_parameters() if n.startswith(("layers", "norm")) and p.requires_grad
    ]
    heads = [
        p for n, p in network.named_parameters() if not n.startswith(("layers", "norm")) and p.requires_grad
    ]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": settings.encoder_rate}, {"params": heads, "lr": settings.heads_rate}],
        weight_decay=settings.decay,
        betas=(0.9, 0.98),
    )
    items = _items(documents(0, chance), table, chance)
    total = settings.epochs * sum(1 for _ in _sizes(items, settings.words_a_batch))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min(
            (step + 1) / (settings.warmup * total),
            max(0.02, (total - step) / (total * (1 - settings.warmup))),
        ),
    )
    mean = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(settings.memory)
    )
    step, started = 0, time.perf_counter()
    for epoch in range(settings.epochs):
        network.train()
        network.layers[: settings.frozen].eval()
        if epoch:
            items = _items(documents(epoch, chance), table, chance)
        sums: dict[str, float] = {}
        for batch in make_batches(items, table, settings.words_a_batch, chance):
            with torch.autocast("cpu", torch.bfloat16) if settings.half else contextlib.nullcontext():
                losses = loss_of(network, batch, settings)
            optimiser.zero_grad(set_to_none=True)
            torch.stack(list(losses.values())).sum().backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            mean.update_parameters(network)
            step += 1
            for name, value in losses.items():
                sums[name] = 0.98 * sums.get(name, value.item()) + 0.02 * value.item()
            if step % 100 == 0:
                shown = " ".join(f"{name} {value:.3f}" for name, value in sums.items())
                log(f"epoch {epoch} step {step}/{total} {time.perf_counter() - started:.0f}s {shown}")
        torch.save(mean.module.state_dict(), checkpoint)
    network.load_state_dict(mean.module.state_dict())


def _items(documents: Sequence[Labelled], table: WordPieces, chance: random.Random) -> list[Item]:
    """Return an epoch's windows; their lengths vary, so that no place in a window is special."""
    size = chance.choice((MAX_WORDS, MAX_WORDS, MAX_WORDS * 3 // 4, MAX_WORDS // 2))
    return [item for document in documents for item in cut_items(document, table, size, CONTEXT)]


def _sizes(items: Sequence[Item], budget: int) -> list[int]:
    lengths = sorted(len(item.pieces) for item in items)
    groups, held = [0], 0
    for length in lengths:
        if held and (held + 1) * length > budget:
            groups.append(0)
            held = 0
        held += 1
        groups[-1] += length
    return groups
