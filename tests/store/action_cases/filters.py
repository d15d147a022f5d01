"""Cases of filters that are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.filters import actions as a
from facilitator.store.tables import SavedQuestion
from tests.store.finding import first

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case

DRAFT = a.FilterDraft("Behind in cohort two", "people", {"filter": "", "chips": ["behind"]})


def _kept(p: OpenProgramme) -> a.FilterKept:
    """A filter that is kept, once."""
    p.do(a.keep_filter, DRAFT)
    row = first(p, SavedQuestion)
    return a.FilterKept(row.id, row.version)


CASES: dict[str, Case] = {
    "keep_filter": lambda _p: (a.keep_filter, DRAFT),
    "drop_filter": lambda p: (a.drop_filter, _kept(p)),
}
