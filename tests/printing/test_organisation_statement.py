"""An organisation's statement gives hours of five people or more, on either side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.interchange.actions import import_history
from facilitator.papers.plan_text import said
from facilitator.printing.kinds import PrintKind
from facilitator.printing.reports import MAKERS, last_quarter
from facilitator.printing.wanted import Wanted
from facilitator.reciprocity.record import Organisation
from facilitator.words import Language
from tests.reciprocity.histories import pairing, person, record, session
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme


def test_hours_of_few_people_stand_on_no_statement(programme: OpenProgramme) -> None:
    first, _ = last_quarter(TODAY)
    people, pairings, sessions = [], [], []
    for body, many in (("O1", 6), ("O3", 2)):
        for n in range(many):
            code = f"{body}{n}"
            people += [person(f"P{code}", body), person(f"Q{code}", "O2")]
            pairings.append(pairing(f"A{code}", f"P{code}", f"Q{code}"))
            sessions.append(session(f"S{code}", f"A{code}", first.isoformat()))
    bodies = tuple(Organisation(code, code, code, "health") for code in ("O1", "O2", "O3"))
    history = record(
        organisations=bodies,
        people=tuple(people),
        pairings=tuple(pairings),
        sessions=tuple(sessions),
    )
    programme.do(import_history, history)
    wanted = Wanted(PrintKind.ORGANISATION_STATEMENT, languages=(Language.EN,))
    made = programme.ask(MAKERS[PrintKind.ORGANISATION_STATEMENT], wanted, TODAY)
    one, two, three = (said(sheet.paper) for sheet in made)
    assert {"6 h", "O2"} <= set(one)
    # Eight people of O2 received in all; with whom would tell of the two who gave from O3.
    assert "8 h" in two
    assert "6 h" not in two
    assert "–" in three
    assert not {"2 h", "O2"} & set(three)
