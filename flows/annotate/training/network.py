"""The network: layers of the base encoder, pieces pooled to words early, one linear head a task."""

import math
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from flows.annotate.tagger import labels
from flows.annotate.training.base import Base

STANCE_HIDDEN = 128


class _Fused(torch.autograd.Function):
    """Attention as the one operator that onnxruntime has for it; only ever exported."""

    @staticmethod
    def forward(ctx: Any, q: Tensor, k: Tensor, v: Tensor, heads: int) -> Tensor:
        return torch.zeros_like(q)

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any, heads: int) -> Any:
        fused = g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads)
        return fused.setType(q.type())


def attention(q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None, heads: int) -> Tensor:
    """Return what each place attends to, (batch, length, width); ``mask`` is True where there is something."""
    if mask is None:
        found: Tensor = _Fused.apply(q, k, v, heads)
        return found
    batch, length, width = q.shape
    q, k, v = (part.view(batch, length, heads, -1).transpose(1, 2) for part in (q, k, v))
    attended = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask[:, None, None, :])
    return attended.transpose(1, 2).reshape(batch, length, width)


class Layer(nn.Module):
    """One transformer layer, normalised after each block, with the base model's weights."""

    def __init__(self, base: Base, index: int, dropout: float) -> None:
        super().__init__()
        self.heads = base.heads
        self.qkv = nn.Linear(base.width, 3 * base.width)
        self.out = nn.Linear(base.width, base.width)
        self.norm1 = nn.LayerNorm(base.width, eps=base.epsilon)
        self.up = nn.Linear(base.width, base.feed_forward)
        self.down = nn.Linear(base.feed_forward, base.width)
        self.norm2 = nn.LayerNorm(base.width, eps=base.epsilon)
        self.dropout = nn.Dropout(dropout)

        def tensor(name: str, *shape: int) -> Tensor:
            return torch.from_numpy(base.tensors[f"l{index}.{name}"]).reshape(*shape)

        width, inner = base.width, base.feed_forward
        with torch.no_grad():
            self.qkv.weight.copy_(torch.cat([tensor(f"{k}.w", width, width) for k in "qkv"]))
            self.qkv.bias.copy_(torch.cat([tensor(f"{k}.b", width) for k in "qkv"]))
            self.out.weight.copy_(tensor("ao.w", width, width))
            self.up.weight.copy_(tensor("fi.w", inner, width))
            self.down.weight.copy_(tensor("fo.w", width, inner))
            for module, name in ((self.out, "ao"), (self.up, "fi"), (self.down, "fo")):
                module.bias.copy_(tensor(f"{name}.b", -1))
            for norm, name in ((self.norm1, "aln"), (self.norm2, "oln")):
                norm.weight.copy_(tensor(f"{name}.w", width))
                norm.bias.copy_(tensor(f"{name}.b", width))

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Return the layer's output, (batch, length, width); ``mask`` is True where there is something."""
        q, k, v = self.qkv(x).chunk(3, dim=-1)
        attended = attention(q, k, v, mask, self.heads)
        x = self.norm1(x + self.dropout(self.out(attended)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Emits one row of ``labels`` columns a word.

    Attributes:
        pooled_after: the number of layers that see word pieces; the others see words (mean of their pieces).
        distance: how well each distance class fits, by quote type and link.
    """

    def __init__(self, base: Base, layers: int = 6, pooled_after: int = 1, dropout: float = 0.1) -> None:
        super().__init__()
        self.pooled_after = pooled_after
        self.positions = nn.Parameter(
            torch.from_numpy(base.tensors["emb.pos"]).reshape(-1, base.width)
            + torch.from_numpy(base.tensors["emb.type"])[: base.width]
        )
        self.positions.requires_grad_(False)
        self.norm = nn.LayerNorm(base.width, eps=base.epsilon)
        with torch.no_grad():
            self.norm.weight.copy_(torch.from_numpy(base.tensors["emb.ln.w"]))
            self.norm.bias.copy_(torch.from_numpy(base.tensors["emb.ln.b"]))
        self.layers = nn.ModuleList(Layer(base, i, dropout) for i in range(layers))
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(base.width, labels.TAGS)
        self.stance_in = nn.Linear(base.width, STANCE_HIDDEN)
        self.stance_out = nn.Linear(STANCE_HIDDEN, len(labels.VOTES) * labels.VOTE_WIDTH)
        links = len(labels.VECTORS) * len(labels.LINKS) * labels.LINK_WIDTH
        self.links = nn.Linear(base.width, links)
        nn.init.normal_(self.links.weight, std=0.05)
        self.distance = nn.Parameter(
            torch.zeros(len(labels.QUOTE_TYPES), len(labels.LINKS), labels.DISTANCE_CLASSES)
        )

    def forward(
        self, embedded: Tensor, pool: Tensor, piece_mask: Tensor | None, word_mask: Tensor | None
    ) -> dict[str, Tensor]:
        """Return ``tags``, ``votes`` and ``links`` of every word.

        Args:
            embedded: piece embeddings, (batch, pieces, width).
            pool: row of weights a word that averages its pieces, (batch, words, pieces).
            piece_mask: True where there is a piece; None to export, where windows come one by one.
            word_mask: the same for words.
        """
        x = self.dropout(self.norm(embedded + self.positions[: embedded.shape[1]]))
        mask = piece_mask
        for index, layer in enumerate(self.layers):
            if index == self.pooled_after:
                x, mask = torch.bmm(pool.to(x.dtype), x), word_mask
            x = layer(x, mask)
        x = self.dropout(x)
        votes = self.stance_out(self.dropout(functional.gelu(self.stance_in(x))))
        return {"tags": self.tags(x), "votes": votes, "links": self.links(x)}

    def link_scores(
        self, links: Tensor, first: Tensor, last: Tensor, kinds: Tensor, classes: Tensor
    ) -> Tensor:
        """Return how well each word of one window fits as a link target of each content.

        Args:
            links: the window's link vectors, (words, columns).
            first: index of each content's first word, (contents,).
            last: index of its last word.
            kinds: index of its quote type.
            classes: distance class of each word from each content, (contents, words).

        Returns:
            (links, contents, words); word 0 stands for "none".
        """
        words = links.shape[0]
        a, b, to = links.view(words, len(labels.VECTORS), len(labels.LINKS), labels.LINK_WIDTH).unbind(1)
        query = a[first] + b[last]  # (contents, links, width)
        scores = torch.einsum("clw,nlw->lcn", query, to) / math.sqrt(labels.LINK_WIDTH)
        bias = self.distance[kinds]  # (contents, links, classes)
        index = classes[:, None, :].expand(-1, len(labels.LINKS), -1)
        return scores + bias.gather(2, index).transpose(0, 1)
