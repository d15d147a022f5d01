"""Cases of what comes in as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.interchange import actions as a
from facilitator.interchange.history_folder import read_history
from facilitator.interchange.people_sheet import read_people
from facilitator.interchange.whole_record import WholeRecord, WholeRow
from tests.support.desk import ROOT
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from tests.store.every_action import Case

HISTORY = ROOT / "tests" / "data" / "history" / "3-mixed-071"

PEOPLE = ROOT / "tests" / "data" / "import" / "40_plain.xlsx"

RECORD = WholeRecord(
    (
        WholeRow("organisation", 1, {"code": "O1", "name_en": "Council", "name_cy": "Cyngor"}),
        WholeRow("person", 1, {"code": "P1", "full_name": "Siân"}),
        WholeRow("person", 2, {"code": "P2", "full_name": "Siân", "merged_into_id": "→ person 1"}),
    )
)

CASES: dict[str, Case] = {
    "import_history": lambda _: (a.import_history, read_history(HISTORY)),
    "import_record": lambda _: (a.import_record, RECORD),
    "import_people": lambda _: (
        a.import_people,
        a.PeopleImport(read_people(PEOPLE, today=TODAY).drafts),
    ),
}
FROM_NOTHING = {"import_history", "import_record"}
