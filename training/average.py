"""One pipeline out of several that went on from the same one: the mean of their weights."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from thinc.api import Model


def average(paths: list[Path]) -> Language:
    """The first pipeline with the mean of the weights of all."""
    mean, *others = [spacy.load(path) for path in paths]
    for name, component in mean.components:
        if isinstance(component, TrainablePipe):
            pipes = (other.get_pipe(name) for other in others)
            _average(
                component.model, [pipe.model for pipe in pipes if isinstance(pipe, TrainablePipe)]
            )
    return mean


def _average(into: Model[Any, Any], others: list[Model[Any, Any]]) -> None:
    for node, *same in zip(into.walk(), *(other.walk() for other in others), strict=True):
        for name in node.param_names:
            if node.has_param(name):
                weights = [node.get_param(name), *(other.get_param(name) for other in same)]
                node.set_param(name, sum(weights) / len(weights))
