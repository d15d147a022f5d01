from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator import vocabulary as v
from facilitator.errors import RuleBroken, StaleData
from facilitator.store import chain, undo
from facilitator.store.plumbing import Act, Change
from facilitator.store.tables import Person
from tests.store import doings

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from facilitator.store.journal import Step
    from facilitator.store.opening import OpenProgramme
    from tests.support.programmes import Stand

DEE = "Dee Deputy"


def history(db: Session) -> list[tuple[str, str, str]]:
    acts = db.execute(sa.select(Act.kind, Act.who, Act.label))
    return [(kind, who, label) for kind, who, label in acts]


def live_a_little(programme: OpenProgramme) -> list[dict[str, list[tuple[object, ...]]]]:
    """Do one of everything that a row can go through; the state after each step."""
    states = [programme.ask(doings.everything)]

    def keep() -> None:
        states.append(programme.ask(doings.everything))

    cohort_id = programme.do(doings.found_cohort, ["Ann", "Bedwyr", "Çelik"]).value
    keep()
    one = programme.do(doings.add_full_person, doings.AWKWARD).value
    keep()
    other = programme.do(doings.add_person, "Other").value
    keep()
    programme.do(doings.swap_names, (one, other))
    keep()
    programme.do(doings.retire_all, v.PersonStatus.LEFT)
    keep()
    programme.do(doings.add_and_drop, "Nobody")
    keep()
    programme.do(doings.delete_cohort, cohort_id)
    keep()
    programme.do(doings.delete_person, one)
    keep()
    programme.do(doings.add_people, 40)
    keep()
    return states


def test_all_the_way_back_and_forth_across_restarts(stand: Stand) -> None:
    programme = stand.open()
    states = live_a_little(programme)
    for state in reversed(states[:-1]):
        programme = stand.open()
        programme.undo()
        assert programme.ask(doings.everything) == state
    with pytest.raises(RuleBroken, match="nothing_to_undo"):
        programme.undo()
    for state in states[1:]:
        programme = stand.open()
        programme.redo()
        assert programme.ask(doings.everything) == state
    with pytest.raises(RuleBroken, match="nothing_to_redo"):
        programme.redo()
    for state in reversed(states[:-1]):
        programme.undo()
        assert programme.ask(doings.everything) == state
    assert programme.check().is_sound


IN_ANOTHER_PROCESS = """
import datetime as dt, sys
from pathlib import Path
from facilitator.clock import Clock
from facilitator.store.opening import opened
from tests.store import doings
from tests.support.programmes import PASSPHRASE, WHO
clock = Clock(dt.date(2026, 11, 24), seed=2)
with opened(Path(sys.argv[1]), PASSPHRASE, WHO, clock) as programme:
    for word in sys.argv[2:]:
        getattr(programme, word)()
    print(programme.ask(doings.names))
"""


def test_undo_and_redo_in_a_new_process(on_file: Stand, tmp_path: Path) -> None:
    programme = on_file.open()
    programme.do(doings.add_person, "Ann")
    programme.do(doings.found_cohort, ["Bedwyr", "Çelik"])
    before = programme.ask(doings.everything)
    on_file.close()
    path = next(tmp_path.glob("*.programme"))

    def elsewhere(*words: str) -> str:
        command = [sys.executable, "-c", IN_ANOTHER_PROCESS, str(path), *words]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
        return done.stdout.strip()

    assert elsewhere("undo", "undo", "redo") == "['Ann']"
    assert elsewhere("redo") == "['Ann', 'Bedwyr', 'Çelik']"
    assert on_file.open().ask(doings.everything) == before


def test_an_undone_version_is_never_used_again(programme: OpenProgramme) -> None:
    """A form that was open while an edit was undone must not save over the next edit unseen."""
    person_id = programme.do(doings.add_person, "Ann").value
    programme.do(doings.rename, (person_id, "Ann Rees"))
    read = programme.ask(doings.version_of, person_id)
    programme.undo()
    assert programme.ask(doings.version_of, person_id) > read
    programme.do(doings.rename, (person_id, "Ann Price"))
    with pytest.raises(StaleData, match="changed_meanwhile"):
        programme.do(doings.rename_read, (person_id, read, "Ann Pugh"))
    assert programme.ask(doings.names) == ["Ann Price"]


def test_versions_only_grow_also_when_a_row_is_born_again(programme: OpenProgramme) -> None:
    person_id = programme.do(doings.add_person, "Ann").value
    seen = [programme.ask(doings.version_of, person_id)]
    for _ in range(3):
        programme.undo()
        programme.redo()
        seen.append(programme.ask(doings.version_of, person_id))
    assert seen == sorted(set(seen))


def test_what_another_person_did_stays(stand: Stand) -> None:
    stand.open().do(doings.add_person, "Ann")
    stand.open(DEE).do(doings.add_person, "Bedwyr")
    programme = stand.open()
    assert programme.undo().values == {"name": "Ann"}
    assert programme.ask(doings.names) == ["Bedwyr"]
    with pytest.raises(RuleBroken, match="nothing_to_undo"):
        programme.undo()
    assert stand.open(DEE).undo().values == {"name": "Bedwyr"}
    programme = stand.open()
    programme.redo()
    assert programme.ask(doings.names) == ["Ann"]


def test_a_later_change_stands_in_the_way_and_is_named(stand: Stand) -> None:
    programme = stand.open()
    person_id = programme.do(doings.add_person, "Ann").value
    programme.do(doings.rename, (person_id, "Ann Rees"))
    stand.open(DEE).do(doings.rename, (person_id, "Ann Price"))
    programme = stand.open()
    before = programme.ask(doings.everything)
    with pytest.raises(StaleData) as refused:
        programme.undo()
    values = refused.value.values
    assert refused.value.key == "undo_stands_in_the_way"
    assert (values["what"], values["who"], values["step"]) == ("person_renamed", DEE, 3)
    assert values["said"] == {"name": "Ann Price"}
    assert programme.ask(doings.everything) == before
    assert len(programme.ask(history)) == 3


def test_an_older_step_is_reversed_by_itself_where_nothing_later_leans_on_it(
    programme: OpenProgramme,
) -> None:
    ann = programme.do(doings.add_person, "Ann")
    older = programme.do(doings.rename, (ann.value, "Anne"))
    programme.do(doings.add_person, "Bedwyr")
    assert programme.reverse(older.step).touched == frozenset({("person", ann.value.hex)})
    assert programme.ask(doings.names) == ["Ann", "Bedwyr"]
    with pytest.raises(RuleBroken, match="nothing_to_undo"):
        programme.reverse(older.step)
    programme.redo()
    assert programme.ask(doings.names) == ["Anne", "Bedwyr"]
    with pytest.raises(StaleData):
        programme.reverse(ann.step)
    assert programme.ask(doings.names) == ["Anne", "Bedwyr"]
    with pytest.raises(RuleBroken, match="nothing_to_undo"):
        programme.reverse(9999)
    assert programme.check().is_sound


def test_undo_takes_no_row_of_a_later_step_along(stand: Stand) -> None:
    """The foreign key would delete what somebody else hung on the row."""
    person_id = stand.open().do(doings.add_person, "Ann").value
    stand.open(DEE).do(doings.add_affiliation, person_id)
    programme = stand.open()
    before = programme.ask(doings.everything)
    with pytest.raises(StaleData) as refused:
        programme.undo()
    assert refused.value.values["what"] == "affiliation_added"
    assert programme.ask(doings.everything) == before


def test_what_a_row_pointed_to_must_still_be_there(stand: Stand) -> None:
    programme = stand.open()
    person_id = programme.do(doings.add_person, "Ann").value
    affiliation_id = programme.do(doings.add_affiliation, person_id).value

    def end_it(step: Step, _draft: None) -> None:
        from facilitator.store.tables import Affiliation

        step.delete(step.get_one(Affiliation, affiliation_id))

    programme.do(end_it, None)
    stand.open(DEE).do(doings.delete_person, person_id)
    programme = stand.open()
    with pytest.raises(StaleData) as refused:
        programme.undo()
    assert (refused.value.values["what"], refused.value.values["who"]) == ("person_deleted", DEE)


def test_undo_stops_at_a_final_step(programme: OpenProgramme) -> None:
    programme.do(doings.add_person, "Ann")
    programme.do(doings.issue_paper, "A-2026-0001")
    before = programme.ask(doings.everything)
    for _ in range(2):
        with pytest.raises(RuleBroken) as refused:
            programme.undo()
        assert refused.value.key == "undo_stops_at_papers"
    assert programme.ask(doings.everything) == before
    assert programme.ask(undo.next_undo, programme.journal.who) == undo.Undoable(
        2, "papers_issued", {"number": "A-2026-0001"}, final=True
    )


def test_undo_never_crosses_an_upgrade(programme: OpenProgramme) -> None:
    programme.do(doings.add_person, "Ann")
    with programme.journal._engine.begin() as connection:
        connection.execute(sa.update(Act).values(schema=0))
    with pytest.raises(RuleBroken, match="undo_stops_at_upgrade"):
        programme.undo()
    assert programme.ask(doings.names) == ["Ann"]


def test_undo_never_crosses_an_erasure(programme: OpenProgramme) -> None:
    person_id = programme.do(doings.add_person, "Ann").value

    def erase(step: Step, _draft: None) -> None:
        chain.erase(step, [("person", person_id.hex)])

    programme.do(erase, None)
    programme.undo()
    with pytest.raises(RuleBroken, match="undo_stops_at_erasure"):
        programme.undo()
    assert programme.ask(doings.names) == ["Ann"]


def test_redo_closes_at_the_first_new_action(programme: OpenProgramme) -> None:
    person_id = programme.do(doings.add_person, "Ann").value
    programme.do(doings.rename, (person_id, "Ann Rees"))
    programme.undo()
    assert programme.ask(undo.next_redo, programme.journal.who) is not None
    programme.do(doings.add_person, "Bedwyr")
    assert programme.ask(undo.next_redo, programme.journal.who) is None
    with pytest.raises(RuleBroken, match="nothing_to_redo"):
        programme.redo()
    programme.undo()
    programme.redo()
    assert programme.ask(doings.names) == ["Ann", "Bedwyr"]


def test_undo_says_what_it_touched(programme: OpenProgramme) -> None:
    done = programme.do(doings.found_cohort, ["Ann"])
    taken_back = programme.undo()
    assert taken_back.touched == done.touched
    assert (taken_back.label, taken_back.step) == ("cohort_opened", 2)
    assert programme.ask(history)[1] == ("undo", programme.journal.who, "cohort_opened")


def tamper(programme: OpenProgramme, statement: sa.Executable) -> None:
    """Change the journal past the program, as somebody with the file could."""
    with programme.journal._engine.begin() as connection:
        connection.execute(statement)


@pytest.mark.parametrize(
    ("statement", "broken_at"),
    [
        (sa.update(Change).where(Change.act_id == 2).values(after="{}"), 2),
        (sa.update(Change).where(Change.act_id == 2).values(pk="0"), 2),
        (sa.delete(Change).where(Change.act_id == 2), 2),
        (sa.update(Act).where(Act.id == 2).values(who="Somebody else"), 2),
        (sa.update(Act).where(Act.id == 2).values(said={"name": "Not me"}), 2),
        (sa.update(Act).where(Act.id == 1).values(digest="0" * 64), 1),
        (sa.update(Act).where(Act.id == 2).values(at=sa.text("'1999-01-01 00:00:00.000000'")), 2),
        (sa.update(Act).where(Act.id == 2).values(final=True), 2),
    ],
)
def test_tampering_shows(
    programme: OpenProgramme, statement: sa.Executable, broken_at: int
) -> None:
    for name in ("Ann", "Bedwyr", "Çelik"):
        programme.do(doings.add_person, name)
    assert programme.ask(chain.checked) == chain.ChainState(
        whole=True, acts=3, erased_changes=0, broken_at=None
    )
    tamper(programme, statement)
    state = programme.ask(chain.checked)
    assert (state.whole, state.broken_at) == (False, broken_at)
    assert programme.check().journal == f"broken at step {broken_at}"


def test_a_step_taken_out_of_the_middle_shows(programme: OpenProgramme) -> None:
    for name in ("Ann", "Bedwyr", "Çelik"):
        programme.do(doings.add_person, name)
    tamper(programme, sa.delete(Change).where(Change.act_id == 2))
    tamper(programme, sa.delete(Act).where(Act.id == 2))
    assert programme.ask(chain.checked).broken_at == 3


def test_the_chain_stays_whole_when_images_are_erased(programme: OpenProgramme) -> None:
    person_id = programme.do(doings.add_person, "Ann").value
    programme.do(doings.rename, (person_id, "Ann Rees"))
    programme.do(doings.add_person, "Bedwyr")

    def erase(step: Step, _draft: None) -> int:
        step.delete(step.get_one(Person, person_id))
        return chain.erase(step, [("person", person_id.hex)])

    assert programme.do(erase, None).value == 3
    state = programme.ask(chain.checked)
    assert (state.whole, state.erased_changes) == (True, 3)
    assert programme.check().is_sound

    def texts(db: Session) -> str:
        rows = [
            *db.execute(sa.select(Change.before, Change.after)),
            *db.execute(sa.select(Act.said)),
        ]
        return str(rows)

    assert "Ann" not in programme.ask(texts)
    tamper(programme, sa.update(Change).where(Change.digest.is_not(None)).values(digest="0" * 64))
    assert programme.ask(chain.checked).broken_at == 1
