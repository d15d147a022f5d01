"""All benchmarks by name, and the small sizes at which a test sees that each of them runs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.benchmarks import (
    keeping,
    lists,
    office,
    pairing,
    paper,
    questions,
    store,
    using,
    windows,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.benchmarks.measuring import Row

    Benchmarks = Mapping[str, Callable[[Path], list[Row]]]

BENCHMARKS: Benchmarks = {
    "windows": windows.windows,
    "using": using.using,
    "scrolling": using.scrolling,
    "lists": lists.lists,
    "step": store.one_row_step,
    "people": keeping.many_people,
    "opening": keeping.opening,
    "backups": keeping.backups,
    "ledger": store.ledger,
    "pairing": pairing.pairing,
    "questions": questions.questions,
    "circulation": questions.circulation,
    "agreements": paper.agreements,
    "tagged": paper.tagged,
    "packs": paper.packs,
    "sizes": paper.sizes,
    "office": office.office,
}

TINY: Benchmarks = {
    "windows": partial(windows.windows, people=6, sessions=6, times=0),
    "using": partial(using.using, years=1, times=1, rounds=2),
    "scrolling": partial(using.scrolling, rows=60, times=1),
    "lists": partial(lists.lists, people=60),
    "step": partial(store.one_row_step, times=1),
    "people": partial(keeping.many_people, people=5, times=1),
    "opening": partial(keeping.opening, people=5, times=1),
    "backups": partial(keeping.backups, people=5, times=1),
    "ledger": partial(store.ledger, sessions=20, times=1),
    "questions": partial(questions.questions, times=(1,), rounds=1, years=1),
    "circulation": partial(questions.circulation, people=12, arrows=20, times=1),
    "pairing": partial(pairing.pairing, sizes=(20,), unlimited=20, times=1),
    "agreements": partial(paper.agreements, count=2),
    "tagged": partial(paper.tagged, count=2, times=1),
    "packs": partial(paper.packs, evening=1, stress=2),
    "sizes": partial(paper.sizes, count=4),
    "office": partial(office.office, facilitators=2, rounds=3, years=1),
}
