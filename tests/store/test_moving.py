"""A programme moves from a file to a server and back: the same record, the same journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.clock import Clock
from facilitator.errors import RuleBroken
from facilitator.people.actions import PersonDraft, add_person
from facilitator.store import check
from facilitator.store.base import journalled_tables
from facilitator.store.opening import created, on_server
from tests.support.programmes import PASSPHRASE, TODAY, WHO

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme
    from tests.support.programmes import Stand

pytestmark = pytest.mark.needs_postgres
CLOCK = Clock(TODAY, seed=3)


def _record(db: Session) -> dict[str, list[tuple[object, ...]]]:
    """Every row, as the program reads it on either engine."""
    return {
        table.name: [tuple(row) for row in db.execute(sa.select(table).order_by(table.c.id))]
        for table in journalled_tables()
    }


def _same(one: OpenProgramme, other: OpenProgramme) -> None:
    assert one.ask(_record) == other.ask(_record)
    assert one.ask(check.checked) == other.ask(check.checked)


def test_there_and_back(sample_on_file: Stand, new_postgres_url: str, tmp_path: Path) -> None:
    here = sample_on_file.open()
    here.do(add_person, PersonDraft("Siôn Ifan"))
    with on_server(new_postgres_url, WHO, CLOCK) as server:
        told: list[tuple[int, int]] = []
        counts = server.receive(here, lambda done, of: told.append((done, of)))
        assert told[-1][0] == told[-1][1] == len(counts)
        _same(here, server)
        with pytest.raises(RuleBroken, match="undo_stops_at_move"):
            server.undo()
        # Work goes on there: steps, undo, the journal's chain.
        added = server.do(add_person, PersonDraft("Gwenllïan ap Ŵyn"))
        assert added.step > here.ask(check.checked).steps
        server.undo()
        server.redo()
        assert server.ask(check.checked).is_sound
        with created(tmp_path / "back.facilitator", PASSPHRASE, WHO, CLOCK) as back:
            back.receive(server)
            _same(server, back)
            back.do(add_person, PersonDraft("Tomasz Nowak"))
            back.undo()
            assert back.ask(check.checked).is_sound


def test_into_a_programme_that_holds_something_nothing_goes(
    sample_on_file: Stand, new_postgres_url: str
) -> None:
    here = sample_on_file.open()
    with on_server(new_postgres_url, WHO, CLOCK) as server:
        server.do(add_person, PersonDraft("Tomasz Nowak"))
        before = server.ask(_record)
        with pytest.raises(RuleBroken, match="move_target_not_empty"):
            server.receive(here)
        assert server.ask(_record) == before


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("postgresql+psycopg://nobody@127.0.0.1:1/none?connect_timeout=2", "server_not_reached"),
        ("postgresql+psycopg://host:x:y/z", "server_address_wrong"),
    ],
)
def test_a_server_that_is_not_there_is_told_plainly(url: str, key: str) -> None:
    with pytest.raises(RuleBroken, match=key), on_server(url, WHO, CLOCK):
        pass
