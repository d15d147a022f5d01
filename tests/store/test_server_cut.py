"""A server's connection that is cut in the middle of a step: told, tried again, entered once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.errors import StorageTrouble, TroubleKind
from tests.store import doings

if TYPE_CHECKING:
    import uuid

    from facilitator.store.journal import Step
    from facilitator.store.opening import OpenProgramme
    from tests.support.programmes import Stand

pytestmark = pytest.mark.needs_postgres


def cut_off(programme: OpenProgramme) -> None:
    """End this programme's writing connection, as a network that fails does."""
    writer = programme.journal._engine
    with writer.connect() as mine:
        number = mine.scalar(sa.text("select pg_backend_pid()"))
    other = sa.create_engine(writer.url, poolclass=sa.NullPool)
    with other.connect() as connection:
        connection.execute(sa.text("select pg_terminate_backend(:pid)"), {"pid": number})
    other.dispose()


@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_a_cut_connection_is_told_and_what_is_done_again_stands_once(
    on_postgres: Stand, when: str
) -> None:
    programme = on_postgres.open()
    programme.do(doings.add_person, "Before")

    def add_and_be_cut(step: Step, draft: str) -> uuid.UUID:
        found = doings.add_person(step, draft)
        step.flush()
        if when == "meanwhile":
            pid = step.scalar(sa.text("select pg_backend_pid()"))
            other = sa.create_engine(programme.journal._engine.url, poolclass=sa.NullPool)
            with other.connect() as connection:
                connection.execute(sa.text("select pg_terminate_backend(:pid)"), {"pid": pid})
            other.dispose()
        return found

    if when == "before":
        cut_off(programme)
    with pytest.raises(StorageTrouble) as told:
        programme.do(add_and_be_cut, "Meanwhile")
    assert told.value.kind is TroubleKind.FAILING
    programme.do(doings.add_person, "Meanwhile")
    assert programme.ask(doings.names) == ["Before", "Meanwhile"]
    again = on_postgres.open()
    assert again.ask(doings.names) == ["Before", "Meanwhile"]
    assert again.check().is_sound
