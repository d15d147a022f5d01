"""An office on one PostgreSQL: several scripted facilitators, each a process of its own.

Beside it the same facilitator alone, on the same record. Afterwards the record is gone through:
every line that was written stands once, the chain holds, nobody waits for a lock any more.
"""

from __future__ import annotations

import datetime as dt
import json
import statistics
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.clock import Clock
from facilitator.interchange.actions import import_history
from facilitator.sample.years import SEED, many_years
from facilitator.settings.actions import start_programme
from facilitator.settings.start import StartDraft
from facilitator.store.opening import created, on_server, opened
from tests.benchmarks.measuring import Row
from tests.benchmarks.office_child import shared_person
from tests.support.desk import ROOT
from tests.support.needs import is_here, need_named
from tests.support.postgres import running_postgres

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.postgres import PostgresServer

TODAY = dt.date(2026, 11, 23)
WAITING = "select count(*) from pg_locks where not granted"
DEADLOCKS = "select deadlocks from pg_stat_database where datname = current_database()"


@dataclass(frozen=True)
class Told:
    """What all of them lived through: seconds, and how often something was refused."""

    steps: list[float]
    looks: list[float]
    stale: int
    busy: int
    lines: int
    deadlocks: int
    waiting: int
    seconds: float

    @property
    def is_sound(self) -> bool:
        """Whether nothing was lost and nobody stands waiting."""
        return not self.deadlocks and not self.waiting


def office(folder: Path, facilitators: int = 10, rounds: int = 40, years: int = 10) -> list[Row]:
    """p50 and p99 of a step and of This week, with so many at work beside one alone."""
    if not is_here(need_named("postgres")):
        return [Row("a step of an office", None, None, 1)]
    path = folder / "office.facilitator"
    with created(path, None, "mover", Clock(TODAY, SEED)) as here:
        here.do(start_programme, StartDraft("Ten years", "Deng mlynedd", is_sample=True))
        here.do(import_history, many_years(years, TODAY))
    with running_postgres() as server:
        made = server.new_database()
        with (
            opened(path, None, "mover", Clock(TODAY)) as here,
            on_server(made, "mover", Clock(TODAY)) as there,
        ):
            there.receive(here)
        alone = at_work(server, made, 1, rounds)
        all_of_them = at_work(server, made, facilitators, rounds)
    rows = []
    for name, ours, peer in (
        ("a step", all_of_them.steps, alone.steps),
        ("This week", all_of_them.looks, alone.looks),
    ):
        for part, of in (("p50", 50), ("p99", 99)):
            said = f"{name}, {part}, {facilitators} facilitators beside one alone"
            rows.append(Row(said, _part(ours, of), _part(peer, of), None))
    note = (
        f"{all_of_them.stale} stale and done again, {all_of_them.busy} told to wait, "
        f"{all_of_them.lines} lines of one field all there, {all_of_them.deadlocks} deadlocks"
    )
    rate = len(all_of_them.steps) / all_of_them.seconds
    one = len(alone.steps) / alone.seconds
    rows.append(Row("steps a second, all together beside one alone", rate, one, None, "", note))
    return rows


def at_work(server: PostgresServer, made: str, facilitators: int, rounds: int) -> Told:
    """So many facilitators on a copy of this record, and what is there afterwards."""
    url = server.new_database(template=made)
    try:
        told, seconds = _let_them_work(url, facilitators, rounds)
        return _gone_through(url, told, seconds)
    finally:
        server.drop_database(url)


def _let_them_work(
    url: str, facilitators: int, rounds: int
) -> tuple[list[dict[str, object]], float]:
    command = [sys.executable, "-m", "tests.benchmarks.office_child", url]
    children = [
        subprocess.Popen(
            [*command, f"f{number}", str(number), str(rounds)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
        )
        for number in range(1, facilitators + 1)
    ]  # fmt: skip
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    begun = dt.datetime.now(tz=dt.UTC)
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    told = [json.loads(child.communicate(timeout=900)[0]) for child in children]
    assert all(child.returncode == 0 for child in children)
    return told, (dt.datetime.now(tz=dt.UTC) - begun).total_seconds()


def _gone_through(url: str, told: list[dict[str, object]], seconds: float) -> Told:
    with on_server(url, "keeper", Clock(TODAY)) as programme:
        assert programme.check().is_sound
        lines = programme.ask(shared_person)[2].splitlines()
    written = [line for line in lines if line.startswith("f")]
    # No update was lost: every line that a facilitator was told is saved stands, once.
    assert sorted(written) == sorted(line for one in told for line in _lines(one))
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    with engine.connect() as connection:
        deadlocks = int(connection.exec_driver_sql(DEADLOCKS).scalar() or 0)
        waiting = int(connection.exec_driver_sql(WAITING).scalar() or 0)
    engine.dispose()

    def all_of(name: str) -> list[float]:
        return [second for one in told for second in one[name]]  # type: ignore[attr-defined]

    def sum_of(name: str) -> int:
        return sum(int(str(one[name])) for one in told)

    return Told(
        all_of("steps"), all_of("looks"), sum_of("stale"), sum_of("busy"), len(written),
        deadlocks, waiting, seconds,
    )  # fmt: skip


def _lines(one: dict[str, object]) -> list[str]:
    lines = one["lines"]
    assert isinstance(lines, list)
    return lines


def _part(seconds: list[float], of: int) -> float:
    """The second that so many of a hundred stay below."""
    if len(seconds) < 2:
        return seconds[0]
    return statistics.quantiles(seconds, n=100, method="inclusive")[of - 1]
