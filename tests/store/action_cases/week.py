"""Cases of what is put off or is no concern."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.week import actions as a
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from tests.store.every_action import Case

SOON = TODAY + dt.timedelta(days=7)

CASES: dict[str, Case] = {
    "snooze": lambda _: (a.snooze, a.SnoozeDraft(["one", "two"], "P001", SOON, "on leave")),
    "dismiss": lambda _: (a.dismiss, a.DismissDraft(["one"], "P001", "known")),
}
