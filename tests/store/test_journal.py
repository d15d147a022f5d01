from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver

from facilitator import vocabulary as v
from facilitator.errors import RuleBroken, StaleData
from facilitator.store.base import journalled_tables
from facilitator.store.plumbing import Act, ActNow, Change
from facilitator.store.tables import Person
from tests.store import doings

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from facilitator.store.journal import Step
    from facilitator.store.opening import OpenProgramme
    from tests.support.programmes import Stand


def changes(db: Session, step: int) -> list[tuple[str, str, str]]:
    """What the journal has of a step: table, and whether there is an image before and after."""
    noted = sa.select(Change.tbl, Change.before, Change.after).where(Change.act_id == step)
    return sorted(
        (table, "-" if before is None else "before", "-" if after is None else "after")
        for table, before, after in db.execute(noted)
    )


def newest_act(db: Session) -> Act:
    act = db.scalars(sa.select(Act).order_by(Act.id.desc()).limit(1)).one()
    db.expunge(act)
    return act


def test_a_step_is_noted_with_who_when_and_its_sentence(programme: OpenProgramme) -> None:
    done = programme.do(doings.add_person, "Ŵyn")
    act = programme.ask(newest_act)
    assert (act.id, act.who, act.kind, act.label, act.said) == (
        done.step, "Mair Facilitator", "do", "person_added", {"name": "Ŵyn"},
    )  # fmt: skip
    assert act.at.date() == programme.journal.clock.today()
    assert done.touched == {("person", done.value.hex)}


def test_every_kind_of_column_comes_back(programme: OpenProgramme) -> None:
    person_id = programme.do(doings.add_full_person, doings.AWKWARD).value
    before = programme.ask(doings.everything)
    done = programme.do(doings.delete_person, person_id)
    assert programme.ask(changes, done.step) == [("person", "before", "-")]
    programme.undo()
    assert programme.ask(doings.everything) == before
    [row] = before["person"]
    assert doings.AWKWARD in row


def test_images_hold_every_column_of_the_table(programme: OpenProgramme) -> None:
    programme.do(doings.add_full_person, "Ŵyn")

    def image(db: Session) -> str:
        return str(db.scalar(sa.select(Change.after)))

    person = next(table for table in journalled_tables() if table.name == "person")
    columns = {column.name for column in person.columns}
    assert set(json.loads(programme.ask(image))) == columns


def test_cascades_and_bulk_statements_are_noted(programme: OpenProgramme) -> None:
    cohort_id = programme.do(doings.found_cohort, ["Ann", "Bedwyr", "Çelik"]).value
    bulk = programme.do(doings.retire_all, v.PersonStatus.LEFT)
    assert programme.ask(changes, bulk.step) == [("person", "before", "after")] * 3
    gone = programme.do(doings.delete_cohort, cohort_id)
    assert programme.ask(changes, gone.step) == [
        ("cohort", "before", "-"), *[("enrolment", "before", "-")] * 3,
    ]  # fmt: skip
    assert {table for table, _ in gone.touched} == {"cohort", "enrolment"}


def test_a_change_that_changes_nothing_is_not_noted(programme: OpenProgramme) -> None:
    person_id = programme.do(doings.add_person, "Ann").value
    done = programme.do(doings.rename, (person_id, "Ann"))
    assert done.touched == frozenset()


def test_a_bulk_statement_that_forgets_the_version_is_refused(programme: OpenProgramme) -> None:
    programme.do(doings.add_person, "Ann")
    before = programme.ask(doings.everything)
    with pytest.raises(sa.exc.DBAPIError, match="version not moved"):
        programme.do(doings.retire_all_wrongly, v.PersonStatus.LEFT)
    assert programme.ask(doings.everything) == before


def test_a_change_outside_a_step_is_refused(programme: OpenProgramme) -> None:
    programme.do(doings.add_person, "Ann")
    pause = (
        "insert into pause (id, version, person_id, start, reason, quiet_days)"
        " select id, 1, id, current_date, 'not_said', 0"
    )
    for statement in (
        "delete from person",
        "update person set full_name = 'x', version = version + 1",
        f"{pause} from person",
    ):
        writing = programme.journal._engine.begin()
        with pytest.raises(sa.exc.DBAPIError, match="outside an action"), writing as connection:
            connection.exec_driver_sql(statement)
    assert programme.ask(doings.names) == ["Ann"]


def test_an_action_may_neither_commit_nor_roll_back(stand: Stand) -> None:
    programme = stand.open()

    def commits(step: Step, name: str) -> None:
        doings.add_person(step, name)
        step.commit()

    def rolls_back(step: Step, name: str) -> None:
        doings.add_person(step, name)
        step.rollback()

    for action in (commits, rolls_back):
        with pytest.raises(RuntimeError, match="an action never"):
            programme.do(action, "Ann")
    assert programme.ask(doings.everything) == {}
    programme = stand.open()

    def marker(db: Session) -> list[int | None]:
        return list(db.scalars(sa.select(ActNow.act_id)))

    assert set(programme.ask(marker)) <= {None}
    assert programme.do(doings.add_person, "Ann").touched


def test_a_marker_left_by_force_is_cleared_at_the_next_opening(on_file: Stand) -> None:
    programme = on_file.open()

    def commits_by_force(step: Step, name: str) -> None:
        doings.add_person(step, name)
        step.flush()
        step.connection().exec_driver_sql("commit")
        raise KeyError(name)

    with pytest.raises(KeyError):
        programme.do(commits_by_force, "Ann")
    programme = on_file.open()
    writing = programme.journal._engine.begin()
    with pytest.raises(sa.exc.DBAPIError, match="outside an action"), writing as connection:
        connection.exec_driver_sql("delete from person")


def test_a_failed_action_leaves_nothing(programme: OpenProgramme) -> None:
    def breaks_off(step: Step, name: str) -> None:
        doings.add_person(step, name)
        step.flush()
        raise RuleBroken("rule")

    with pytest.raises(RuleBroken):
        programme.do(breaks_off, "Ann")
    assert programme.ask(doings.everything) == {}
    assert programme.check().steps == 0


def test_a_question_cannot_write(programme: OpenProgramme) -> None:
    programme.do(doings.add_person, "Ann")

    def sly(db: Session) -> None:
        db.execute(sa.text("delete from act"))

    with pytest.raises(Exception, match=r"storage_read_only|read-only transaction"):
        programme.ask(sly)
    assert programme.check().steps == 1


def test_two_forms_of_one_row_do_not_overwrite_each_other(programme: OpenProgramme) -> None:
    person_id = programme.do(doings.add_person, "Ann").value
    read = programme.ask(doings.version_of, person_id)
    programme.do(doings.rename_read, (person_id, read, "Ann Rees"))
    with pytest.raises(StaleData, match="changed_meanwhile"):
        programme.do(doings.rename_read, (person_id, read, "Anna"))
    assert programme.ask(doings.names) == ["Ann Rees"]


def test_a_row_changed_behind_the_back_of_a_step_is_stale(programme: OpenProgramme) -> None:
    person_id = programme.do(doings.add_person, "Ann").value

    def races(step: Step, name: str) -> None:
        person = step.get_one(Person, person_id)
        step.execute(
            sa.update(Person)
            .values(full_name="Ann Rees", version=Person.version + 1)
            .execution_options(synchronize_session=False)
        )
        person.full_name = name

    with pytest.raises(StaleData, match="changed_meanwhile"):
        programme.do(races, "Anna")
    assert programme.ask(doings.names) == ["Ann"]


def test_a_text_that_is_too_long_is_a_broken_rule_on_both_engines(
    programme: OpenProgramme,
) -> None:
    with pytest.raises(RuleBroken) as refused:
        programme.do(doings.add_person, "x" * 201)
    assert refused.value.key == "text_too_long"
    assert "full name" in str(refused.value.values["what"])
    assert programme.ask(doings.names) == []


def test_a_value_of_the_wrong_kind_is_refused(programme: OpenProgramme) -> None:
    def wrong(step: Step, value: str) -> None:
        step.put(Person(code="P1", full_name="Ann", capacity=value))

    with pytest.raises(sa.exc.DBAPIError):
        programme.do(wrong, "abc")


def test_another_thread_may_not_use_the_connections(on_file: Stand) -> None:
    programme = on_file.open()
    programme.do(doings.add_person, "Ann")
    raised: list[BaseException] = []

    def elsewhere() -> None:
        try:
            programme.journal._engine.raw_connection().cursor()
        except driver.ProgrammingError as error:
            raised.append(error)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert "created in a thread" in str(raised[0])
