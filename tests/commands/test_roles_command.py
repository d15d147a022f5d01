"""`facilitator roles` and a programme on a server by command, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from facilitator.server_address import address_of
from tests.support.desk import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran
    from tests.support.postgres import PostgresServer

    Command = Callable[..., Ran]

RUN = "import sys; from facilitator.commands import run; sys.exit(run(sys.argv[1:], lambda _r: 0))"


def facilitator(*words: str, **more: str) -> tuple[int, str, str]:
    """Run one command as a process that has imported nothing before."""
    ran = subprocess.run(
        [sys.executable, "-c", RUN, *words], cwd=ROOT, capture_output=True, text=True,
        env={**os.environ, "FACILITATOR_LANGUAGE": "en", **more}, check=False,
    )  # fmt: skip
    return ran.returncode, ran.stdout, ran.stderr


@pytest.mark.needs_postgres
def test_whoever_is_given_a_role_works_looks_or_upgrades(
    blank_database: str, postgres_server: PostgresServer
) -> None:
    url = postgres_server.new_database(template=blank_database)
    database = address_of(url).database
    given = ("--give", "siwan=facilitator", "--give", "elin=viewer")
    code, out, _err = facilitator("roles", url, *given, "--apply", "--json")
    assert code == 0
    answer: dict[str, Any] = json.loads(out)
    assert answer["applied"]
    assert answer["members"] == [
        {"name": "elin", "role": "viewer"}, {"name": "siwan", "role": "facilitator"},
    ]  # fmt: skip
    assert answer["roles"]["admin"] == f"{database}_admin"
    siwan, elin = (url.replace("facilitator@", f"{name}@") for name in ("siwan", "elin"))
    for address in (siwan, elin):
        for words in (("week", "--json"), ("check", "--json"), ("history", "--json")):
            code, out, err = facilitator(words[0], address, *words[1:])
            assert code == 0, err
            json.loads(out)
    code, out, err = facilitator("undo", elin)
    assert (code, out) == (3, "")
    assert "Your role on this server is to look" in err
    code, _out, err = facilitator("undo", "server", FACILITATOR_DATABASE=siwan)
    assert code == 3
    assert "nothing to undo" in err
    postgres_server.drop_database(url)
    with sa.create_engine(blank_database, poolclass=sa.NullPool).begin() as connection:
        for name in ("siwan", "elin", *answer["roles"].values()):
            connection.exec_driver_sql(f'drop role "{name}"')


def test_the_sql_is_printed_without_any_server(command: Command) -> None:
    ran = command("roles", "postgresql://ada@127.0.0.1:1/shores", "--give", "mair=facilitator")
    assert ran.code == 0
    assert ran.out.count(";\n") > 20
    for part in ('grant "shores_facilitator" to "mair"', '"person"', '"change"'):
        assert part in ran.out
    assert "password" not in ran.out.lower()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("x.facilitator",), "Roles belong to a programme on a server"),
        (("postgresql://office/shores", "--give", "mair=queen"), "mair=queen"),
        (("postgresql://office/shores", "--give", "mair"), "NAME=ROLE"),
        (("postgresql://office/" + "x" * 60,), "too long"),
        (("postgresql://127.0.0.1:1/x?connect_timeout=2", "--apply"), "No server answers"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    command: Command, words: tuple[str, ...], said: str
) -> None:
    ran = command("roles", *words)
    assert ran.code == 3
    assert ran.out == ""
    assert said in ran.err


def test_the_small_file_stands_for_the_server(command: Command, tmp_path: Path) -> None:
    from facilitator.server_address import keep_address

    path = tmp_path / "x.facilitator"
    keep_address(path, address_of("postgresql://mair@127.0.0.1:1/shores?connect_timeout=2"))
    assert "No server answers" in command("week", path).err
    assert "backups of a server" in command("backup", path).err
    assert "grant select on" in command("roles", path).out


WITHOUT_LIBRARY = """
import sys
sys.modules["psycopg_binary"] = None
sys.argv = ["facilitator", "check", "postgresql://nobody@localhost/nothing"]
from ui.start import main
main()
"""


def test_without_the_library_of_a_server_it_says_what_to_install() -> None:
    """The installed program leaves that library to the machine."""
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT_LIBRARY],
        cwd=ROOT,
        env={**os.environ, "PSYCOPG_IMPL": "binary", "FACILITATOR_LANGUAGE": "en"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (3, "")
    assert "PostgreSQL's own library" in ran.stderr
    assert "Traceback" not in ran.stderr
