"""The line model: two layers of logistic regression, the second sees what the first thinks of the neighbours."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from flows.clean.segments.features import context_features

Matrix = NDArray[np.float64]
WEIGHTS = Path(__file__).parent
LIMIT = 7.0  # no line is surer than this (log-odds)


@dataclass(frozen=True, slots=True)
class Layer:
    """A logistic regression on standardised features."""

    mean: Matrix
    scale: Matrix
    weights: Matrix
    bias: float

    def log_odds(self, features: Matrix) -> Matrix:
        """Return one log-odds a row; features more than five deviations out count as five."""
        standard = np.clip((features - self.mean) / self.scale, -5, 5)
        return np.clip(standard @ self.weights + self.bias, -LIMIT, LIMIT)


@dataclass(frozen=True, slots=True)
class LineModel:
    """Says for each line how sure it is that the line belongs to the article."""

    first: Layer
    second: Layer

    def log_odds(self, features: Matrix) -> Matrix:
        """Return one log-odds a line, above zero where the line is kept."""
        return self.second.log_odds(context_features(features, self.first.log_odds(features)))


@cache
def load_model(name: str) -> LineModel:
    """Return the shipped model ``plain`` (text without markup) or ``html``."""
    data = json.loads((WEIGHTS / f"{name}.weights.json").read_text("utf-8"))

    def layer(part: dict[str, Any]) -> Layer:
        mean, scale, weights = (np.array(part[name]) for name in ("mean", "scale", "weights"))
        return Layer(mean, scale, weights, part["bias"])

    return LineModel(layer(data["first"]), layer(data["second"]))
