"""A plan read as text and as plain data: what tests and `papers --plan` look at."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.papers.plan import Paper


def said(paper: Paper) -> list[str]:
    """Every text of a paper in reading order, the heads and feet included."""
    return [text for part in paper.parts for text in _texts(part)]


def as_data(paper: Paper) -> dict[str, Any]:
    """The plan as JSON can hold it, each block under its kind."""
    data: dict[str, Any] = _plain(paper)
    return data


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if value:
            yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            if field.name not in {"language", "style", "align", "mark", "second_language"}:
                yield from _texts(getattr(value, field.name))
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from _texts(item)


def _plain(value: object) -> Any:  # noqa: ANN401  JSON
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: _plain(getattr(value, field.name)) for field in _fields(value)}
        return {"kind": type(value).__name__, **fields} if "kind" not in fields else fields
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    return str(value)


def _fields(value: object) -> tuple[dataclasses.Field[Any], ...]:
    return dataclasses.fields(value)  # type: ignore[arg-type]  # only called with dataclasses
