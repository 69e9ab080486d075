"""Logistic regression by Newton's method, and the two layers of the line model fitted on labelled texts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from flows.clean.segments.features import Matrix, context_features
from flows.clean.segments.model import Layer, LineModel

RIDGE = 100.0
INNER_FOLDS = 3


@dataclass(frozen=True)
class Sample:
    """The lines of one text: features, labels, weights, and the group (publisher) it must not be split from."""

    group: str
    features: Matrix
    labels: NDArray[np.bool_]
    weights: Matrix


def fit_model(samples: Sequence[Sample]) -> LineModel:
    """Return a model whose second layer was fitted on opinions the first layer had of groups it had not seen."""
    groups = {group: i % INNER_FOLDS for i, group in enumerate(sorted({s.group for s in samples}))}
    opinions: dict[int, Matrix] = {}
    for fold in range(INNER_FOLDS):
        layer = _fit_layer([(s, s.features) for s in samples if groups[s.group] != fold])
        opinions |= {id(s): layer.log_odds(s.features) for s in samples if groups[s.group] == fold}
    first = _fit_layer([(s, s.features) for s in samples])
    second = _fit_layer([(s, context_features(s.features, opinions[id(s)])) for s in samples])
    return LineModel(first, second)


def _fit_layer(rows: Sequence[tuple[Sample, Matrix]]) -> Layer:
    features = np.vstack([features for _, features in rows])
    labels = np.concatenate([sample.labels for sample, _ in rows]).astype(float)
    weights = np.concatenate([sample.weights for sample, _ in rows])
    mean, scale = features.mean(axis=0), features.std(axis=0) + 1e-6
    standard = np.hstack([np.clip((features - mean) / scale, -5, 5), np.ones((len(features), 1))])
    ridge = np.eye(standard.shape[1]) * RIDGE
    ridge[-1, -1] = 0
    solution = np.zeros(standard.shape[1])
    for _ in range(12):
        odds = 1 / (1 + np.exp(-np.clip(standard @ solution, -30, 30)))
        slope = standard.T @ (weights * (labels - odds)) - ridge @ solution
        curve = (standard * (weights * odds * (1 - odds))[:, None]).T @ standard + ridge
        step = np.linalg.solve(curve, slope)
        solution += step
        if np.abs(step).max() < 1e-4:
            break
    return Layer(mean, scale, solution[:-1], float(solution[-1]))
