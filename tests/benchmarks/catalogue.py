"""All benchmarks by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks import paper, store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.benchmarks.measuring import Row

BENCHMARKS: dict[str, Callable[[Path], Row]] = {
    "step": store.one_row_step,
    "ledger": store.ledger,
    "agreements": paper.agreements,
}
