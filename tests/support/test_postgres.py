from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg

if TYPE_CHECKING:
    from tests.support.postgres import PostgresServer


def _answer(url: str, statement: str) -> object:
    where = url.replace("postgresql+psycopg", "postgresql")
    with psycopg.connect(where) as db:
        row = db.execute(statement.encode()).fetchone()
        assert row is not None
        return row[0]


def test_databases_are_apart(postgres_server: PostgresServer) -> None:
    first, second = postgres_server.new_database(), postgres_server.new_database()
    assert _answer(first, "SELECT current_database()") != _answer(
        second, "SELECT current_database()"
    )
    postgres_server.drop_database(first)
    postgres_server.drop_database(second)


def test_server_speaks_unicode_and_listens_on_no_port(postgres_url: str) -> None:
    assert _answer(postgres_url, "SHOW server_encoding") == "UTF8"
    assert _answer(postgres_url, "SHOW listen_addresses") == ""
    assert _answer(postgres_url, "SELECT length('ŵŷ')") == 2


def test_a_fresh_database_is_empty(new_postgres_url: str) -> None:
    tables = "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"
    assert _answer(new_postgres_url, tables) == 0
