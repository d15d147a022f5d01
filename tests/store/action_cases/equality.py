"""Cases of equality monitoring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.equality import actions as a

if TYPE_CHECKING:
    from tests.store.every_action import Case

PILE = a.PileDraft(9, {"caring": {"yes": 3, "no": 6}, "welsh": {"fluent": 9}})

CASES: dict[str, Case] = {"key_in_pile": lambda _p: (a.key_in_pile, PILE)}
