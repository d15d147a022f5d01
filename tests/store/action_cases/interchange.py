"""Cases of what comes in as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.interchange import actions as a
from facilitator.interchange.history_folder import read_history
from facilitator.interchange.people_sheet import read_people
from tests.support.desk import ROOT
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from tests.store.every_action import Case

HISTORY = ROOT / "tests" / "data" / "history" / "3-mixed-071"

PEOPLE = ROOT / "tests" / "data" / "import" / "40_plain.xlsx"

CASES: dict[str, Case] = {
    "import_history": lambda _: (a.import_history, read_history(HISTORY)),
    "import_people": lambda _: (
        a.import_people,
        a.PeopleImport(read_people(PEOPLE, today=TODAY).drafts),
    ),
}
FROM_NOTHING = {"import_history"}
