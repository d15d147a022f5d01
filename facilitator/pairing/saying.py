"""Reasons as sentences for the command line; the window joins its lists more finely."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator.pairing.explain import Reason
    from facilitator.words import Words


def sentences(reasons: Iterable[Reason], words: Words) -> str:
    """Several reasons one after the other, as one would say them on the phone."""
    return " ".join(words.stored(reason.key, _joined(reason)) for reason in reasons)


def _joined(reason: Reason) -> dict[str, object]:
    return {
        name: ", ".join(map(str, value)) if isinstance(value, tuple | list) else value
        for name, value in reason.values.items()
    }
