"""Roles on a server: a viewer looks, a facilitator works, an admin upgrades."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.clock import Clock
from facilitator.errors import RuleBroken
from facilitator.people.actions import PersonDraft, add_person
from facilitator.server_address import address_of
from facilitator.store import roles
from facilitator.store.roles import Member, Role
from facilitator.store.schema import SCHEMA
from facilitator.store.server import begun_on_server, needs_password, on_server
from tests.store import doings
from tests.support.programmes import TODAY, WHO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.postgres import PostgresServer

pytestmark = pytest.mark.needs_postgres
CLOCK = Clock(TODAY, seed=4)
HANDS = (
    Member("gwen the viewer", Role.VIEWER),
    Member("mair", Role.FACILITATOR),
    Member("ada", Role.ADMIN),
)


def as_name(url: str, name: str) -> str:
    """The same address for somebody else."""
    return url.replace("facilitator@", f"{name.replace(' ', '%20')}@")


@pytest.fixture
def office(blank_database: str, postgres_server: PostgresServer) -> Iterator[str]:
    """A programme on a server with its roles and three people who have one each."""
    url = postgres_server.new_database(template=blank_database)
    database = address_of(url).database
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    roles.apply(engine, roles.sql_of(database, HANDS))
    # A second time nothing is in the way.
    roles.apply(engine, roles.sql_of(database, HANDS))
    with engine.connect() as connection:
        assert roles.members_of(connection, database) == tuple(sorted(HANDS, key=lambda m: m.name))
    engine.dispose()
    yield url
    postgres_server.drop_database(url)
    with sa.create_engine(blank_database, poolclass=sa.NullPool).begin() as connection:
        for name in (*(member.name for member in HANDS), *_three(database)):
            connection.exec_driver_sql(f'drop owned by "{name}"')
            connection.exec_driver_sql(f'drop role "{name}"')


def _three(database: str) -> list[str]:
    return [roles.role_name(database, role) for role in Role]


def test_a_facilitator_works_and_a_viewer_looks(office: str) -> None:
    with on_server(as_name(office, "mair"), WHO, CLOCK) as mair:
        mair.do(add_person, PersonDraft("Siôn Ifan"))
        mair.undo()
        mair.redo()
        assert mair.check().is_sound
        with on_server(as_name(office, "gwen the viewer"), "gwen", CLOCK) as gwen:
            assert gwen.ask(doings.names) == ["Siôn Ifan"]
            assert gwen.check().is_sound
            for refused in (
                lambda: gwen.do(add_person, PersonDraft("Tomasz Nowak")),
                gwen.undo,
                gwen.redo,
                lambda: gwen.reverse(1),
            ):
                with pytest.raises(RuleBroken, match="server_only_looks"):
                    refused()
        assert mair.ask(doings.names) == ["Siôn Ifan"]


def test_rights_taken_away_while_one_works_are_told_plainly(office: str) -> None:
    with on_server(as_name(office, "mair"), WHO, CLOCK) as mair:
        mair.do(add_person, PersonDraft("Siôn Ifan"))
        assert mair.ask(doings.names) == ["Siôn Ifan"]
        with sa.create_engine(office, poolclass=sa.NullPool).begin() as connection:
            role = roles.role_name(address_of(office).database, Role.FACILITATOR)
            connection.exec_driver_sql(f'revoke "{role}" from mair')
        with pytest.raises(RuleBroken, match="server_may_not"):
            mair.do(add_person, PersonDraft("Tomasz Nowak"))
        with pytest.raises(RuleBroken, match="server_may_not"):
            mair.ask(doings.names)
        # On a connection that has to be made anew the server does not even let in.
        mair._reader.dispose()
        with pytest.raises(RuleBroken, match="server_lets_nobody_in"):
            mair.ask(doings.names)


@pytest.mark.parametrize(
    "statement",
    [
        "delete from change",
        "delete from act",
        "update alembic_version set version_num = '9999'",
        "alter table person disable trigger all",
        "drop function journal_note() cascade",
        "truncate person cascade",
        "update person set family_name = 'X'",
    ],
)
@pytest.mark.parametrize("name", ["mair", "gwen the viewer"])
def test_past_the_program_too_nobody_spoils_the_journal(
    office: str, statement: str, name: str
) -> None:
    with on_server(as_name(office, "mair"), WHO, CLOCK) as mair:
        mair.do(add_person, PersonDraft("Siôn Ifan"))
    engine = sa.create_engine(as_name(office, name), poolclass=sa.NullPool)
    with pytest.raises(sa.exc.DBAPIError), engine.begin() as connection:
        connection.exec_driver_sql(statement)


def test_what_is_half_typed_and_the_signing_keys_no_viewer_reads(office: str) -> None:
    engine = sa.create_engine(as_name(office, "gwen the viewer"), poolclass=sa.NullPool)
    for table in ("half_typed", "signing_key"):
        with pytest.raises(sa.exc.ProgrammingError), engine.connect() as connection:
            connection.exec_driver_sql(f"select * from {table}")


def test_only_an_admin_upgrades_and_the_roles_keep_their_rights(
    office: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # An older layout, as the server has it after the program was brought up to date.
    from facilitator.store import server

    monkeypatch.setattr(server, "SCHEMA", SCHEMA + 1)
    for name in ("mair", "gwen the viewer"):
        with (
            pytest.raises(RuleBroken, match="server_upgrade_by_admin"),
            on_server(as_name(office, name), WHO, CLOCK),
        ):
            pass
    with on_server(as_name(office, "ada"), WHO, CLOCK) as ada:
        ada.do(add_person, PersonDraft("Siôn Ifan"))
    monkeypatch.undo()
    with on_server(as_name(office, "mair"), WHO, CLOCK) as mair:
        mair.do(add_person, PersonDraft("Tomasz Nowak"))
        assert mair.check().is_sound
    with sa.create_engine(office, poolclass=sa.NullPool).connect() as connection:
        owners = connection.exec_driver_sql(
            "select distinct tableowner from pg_tables where schemaname = 'public'"
        )
        admin = roles.role_name(address_of(office).database, Role.ADMIN)
        assert owners.scalars().all() == [admin]


def test_a_programme_is_begun_only_where_there_is_none(new_postgres_url: str) -> None:
    address = address_of(new_postgres_url)
    with begun_on_server(address, None, WHO, CLOCK) as programme:
        programme.do(add_person, PersonDraft("Siôn Ifan"))
    with (
        pytest.raises(RuleBroken, match="server_holds_a_programme"),
        begun_on_server(address, None, WHO, CLOCK),
    ):
        pass
    assert not needs_password(address, WHO)


def test_a_database_or_a_name_that_is_not_there_is_told_plainly(new_postgres_url: str) -> None:
    for url in (new_postgres_url.replace("@/", "@/no_"), as_name(new_postgres_url, "nobody_here")):
        with (
            pytest.raises(RuleBroken, match="server_lets_nobody_in"),
            on_server(url, WHO, CLOCK),
        ):
            pass
