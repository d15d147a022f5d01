"""A server's connection that is cut in the middle of a step: tried again, entered once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.clock import Clock
from facilitator.errors import StorageTrouble, TroubleKind
from facilitator.store.plumbing import Act
from facilitator.store.server import on_server
from tests.store import doings
from tests.support.cutting import Moment, wire_to
from tests.support.programmes import TODAY, WHO

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.store.journal import Step
    from facilitator.store.opening import OpenProgramme
    from tests.support.programmes import Stand

pytestmark = pytest.mark.needs_postgres


def terminate(url: sa.URL, number: int) -> None:
    """End one connection of the server, as its keeper or a failing network does."""
    other = sa.create_engine(url, poolclass=sa.NullPool)
    with other.connect() as connection:
        connection.execute(sa.text("select pg_terminate_backend(:pid, 5000)"), {"pid": number})
    other.dispose()


def cut_off(engine: sa.Engine) -> None:
    """End the connection that this engine has."""
    with engine.connect() as mine:
        number = mine.scalar(sa.text("select pg_backend_pid()"))
    terminate(engine.url, number)


def stands_once(programme: OpenProgramme, stand: Stand, names: list[str]) -> None:
    assert programme.ask(doings.names) == names
    again = stand.open()
    assert again.ask(doings.names) == names
    assert again.check().is_sound


@pytest.mark.parametrize("moment", ["before", "at first", "in the middle", "at the end"])
def test_a_step_that_is_cut_off_is_done_again_and_stands_once(
    on_postgres: Stand, moment: str
) -> None:
    programme = on_postgres.open()
    programme.do(doings.add_person, "Before")
    writer = programme.journal._engine
    tries: list[int] = []

    def add_and_be_cut(step: Step, draft: str) -> uuid.UUID:
        tries.append(step.number)
        pid = step.scalar(sa.text("select pg_backend_pid()"))
        assert pid is not None
        if len(tries) == 1 and moment == "at first":
            terminate(writer.url, pid)
        found = doings.add_person(step, draft)
        step.flush()
        if len(tries) == 1 and moment == "in the middle":
            terminate(writer.url, pid)
        doings.add_person(step, "And another")
        step.flush()
        if len(tries) == 1 and moment == "at the end":
            terminate(writer.url, pid)
        return found

    if moment == "before":
        cut_off(writer)
    done = programme.do(add_and_be_cut, "Meanwhile")
    assert len(tries) == (1 if moment == "before" else 2)
    assert len(done.touched) == 2
    stands_once(programme, on_postgres, ["And another", "Before", "Meanwhile"])


@pytest.mark.parametrize("moment", [Moment.BEFORE_COMMIT, Moment.AFTER_COMMIT])
def test_a_commit_whose_answer_never_came_is_looked_up_and_not_done_twice(
    blank_database: str, on_postgres: Stand, moment: Moment
) -> None:
    direct = on_postgres.open()
    url = direct.journal._engine.url.render_as_string(hide_password=False)
    assert url != blank_database
    tries: list[int] = []

    def add(step: Step, draft: str) -> uuid.UUID:
        tries.append(step.number)
        return doings.add_person(step, draft)

    with wire_to(url) as (wire, through), on_server(through, WHO, Clock(TODAY, seed=5)) as far:
        far.do(doings.add_person, "Before")
        wire.moment = moment
        done = far.do(add, "Meanwhile")
        assert wire.cuts == 1
        # Where it had become durable nothing was done again: it was found by its number.
        assert len(tries) == (1 if moment is Moment.AFTER_COMMIT else 2)
        assert done.step == tries[-1]
        undone = far.undo()
        assert undone.label == done.label
        far.redo()
    assert direct.ask(_steps) == 4
    stands_once(direct, on_postgres, ["Before", "Meanwhile"])


def test_a_question_that_is_cut_off_is_asked_again(on_postgres: Stand) -> None:
    programme = on_postgres.open()
    programme.do(doings.add_person, "Before")
    cut_off(programme._reader)
    assert programme.ask(doings.names) == ["Before"]


def test_undo_and_redo_are_tried_again_too(on_postgres: Stand) -> None:
    programme = on_postgres.open()
    programme.do(doings.add_person, "Before")
    cut_off(programme.journal._engine)
    programme.undo()
    assert programme.ask(doings.names) == []
    cut_off(programme.journal._engine)
    programme.redo()
    stands_once(programme, on_postgres, ["Before"])


def test_a_server_that_has_gone_for_good_is_told_and_nothing_stands(on_postgres: Stand) -> None:
    direct = on_postgres.open()
    url = direct.journal._engine.url.render_as_string(hide_password=False)
    with wire_to(url) as (wire, through), on_server(through, WHO, Clock(TODAY, seed=5)) as far:
        far.do(doings.add_person, "Before")
        wire.end()
        with pytest.raises(StorageTrouble) as told:
            far.do(doings.add_person, "Meanwhile")
        assert told.value.kind is TroubleKind.CUT
    stands_once(direct, on_postgres, ["Before"])


def _steps(db: Session) -> int:
    return db.scalar(sa.select(sa.func.count()).select_from(Act)) or 0
