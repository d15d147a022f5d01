"""How often each question asks the database: as often for twice the rows as for the rows."""

from __future__ import annotations

import contextlib
import datetime as dt
import importlib
import inspect
import pkgutil
import uuid
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

import facilitator
from facilitator.cohorts.pack import pack_of
from facilitator.commitments.received import offered_for_promises
from facilitator.pairing.rounds import pairings_shown
from facilitator.people.person import person_detail
from facilitator.practice.credentials import credential_log
from facilitator.practice.supervision import supervision_list
from facilitator.reciprocity.answers import all_figures
from facilitator.reciprocity.behind import Scope
from facilitator.reciprocity.journal import journal_lines
from facilitator.reciprocity.lineage import every_lineage
from facilitator.reciprocity.reading import whole_record
from facilitator.reciprocity.ready import ready_to_give
from facilitator.sessions.promises import promises_for
from facilitator.store import tables as t
from facilitator.store.base import journalled_tables
from facilitator.store.kept import KEPT
from tests.support.programmes import TODAY, WHO, copied_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from facilitator.store.cipher import Key
    from facilitator.store.journal import Step
    from facilitator.store.opening import OpenProgramme

# Where a question reads a page of at most so many rows, or one that stands for itself.
AT_MOST = 50
# They take what only another module makes, and are asked through the questions below.
ASKED_OTHERWISE = {
    "agreements.judged", "agreements.paper_bytes", "care.session_called", "care.respond",
    "care.watch_on", "history.rows_changed", "rights.own_data", "rights.key_of",
}  # fmt: skip

# What asks only on a day of its own.
ASKED_WITH: dict[str, dict[str, Any]] = {"awaits_a_yes": {"today": dt.date(2027, 1, 11)}}


def questions() -> dict[str, Callable[..., Any]]:
    """Every public question of every `questions.py`."""
    found: dict[str, Callable[..., Any]] = {}
    for feature in pkgutil.iter_modules(facilitator.__path__):
        name = f"facilitator.{feature.name}.questions"
        if not feature.ispkg or importlib.util.find_spec(name) is None:
            continue
        module = importlib.import_module(name)
        for called, function in inspect.getmembers(module, inspect.isfunction):
            takes = next(iter(inspect.signature(function).parameters), "")
            if function.__module__ == name and not called.startswith("_") and takes == "db":
                found[f"{feature.name}.{called}"] = function
    return found


QUESTIONS: dict[str, Callable[..., Any]] = {
    **{name: asked for name, asked in questions().items() if name not in ASKED_OTHERWISE},
    "people.person_detail": person_detail,
    "pairing.pairings_shown": pairings_shown,
    "cohorts.pack_of": pack_of,
    "reciprocity.whole_record": whole_record,
    "reciprocity.all_figures": all_figures,
    "reciprocity.every_lineage": every_lineage,
    "reciprocity.ready_to_give": ready_to_give,
    "reciprocity.journal_lines": journal_lines,
    "commitments.offered_for_promises": offered_for_promises,
    "sessions.promises_for": promises_for,
    "practice.credential_log": credential_log,
    "practice.supervision_list": supervision_list,
}


def double(step: Step, _draft: None) -> None:
    """Every row of the record once more, under a key and a code of its own."""
    keys = {}
    for table in journalled_tables():
        if table.name == "programme":
            continue
        for row in step.execute(sa.select(table)).mappings().all():
            values = dict(row)
            keys[row["id"]] = values["id"] = uuid.UUID(int=row["id"].int ^ (1 << 127))
            for column in table.columns:
                if column.foreign_keys and values[column.name] in keys:
                    values[column.name] = keys[values[column.name]]
            if values.get("code"):
                values["code"] = f"Z{values['code']}"
            step.execute(sa.insert(table).values(values))


def arguments(db: Session, asked: Callable[..., Any]) -> dict[str, Any]:
    """What a question needs: the day, and somebody or something of the sample."""
    newest = sa.select(t.Cohort.id).order_by(t.Cohort.start.desc()).limit(1)
    known: dict[str, Any] = {
        "today": TODAY,
        "scope": Scope(TODAY),
        "who": WHO,
        "code": None,
        "known": {},
        "cohort_id": db.scalar(newest),
        "person_id": db.scalar(sa.select(t.Pairing.coach_id).limit(1)),
        "organisation_id": db.scalar(sa.select(t.Organisation.id).limit(1)),
        "session_id": db.scalar(sa.select(t.CoachingSession.id).limit(1)),
        "gathering_id": db.scalar(
            sa.select(t.Gathering.id).order_by(t.Gathering.day.desc()).limit(1)
        ),
        "request_id": db.scalar(sa.select(t.Request.id).order_by(t.Request.code).limit(1)),
    }
    coach = db.scalar(sa.select(t.Pairing.coach_id).limit(1))
    known["images"] = [("pairing", {}, {"coach_id": str(coach)})]
    known["digest"] = db.scalar(sa.select(t.Scan.digest).limit(1)) or "0" * 64
    known["pages"] = ()
    needed = [
        parameter.name
        for parameter in list(inspect.signature(asked).parameters.values())[1:]
        if parameter.default is parameter.empty
    ]
    if "pairings" in needed:
        known["pairings"] = db.scalars(sa.select(t.Pairing.id)).all()
    return {name: known[name] for name in needed} | ASKED_WITH.get(asked.__name__, {})


@contextlib.contextmanager
def counted(db: Session) -> Iterator[list[str]]:
    """The statements of a block."""
    said: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        said.append(statement)

    connection = db.connection()
    sa.event.listen(connection, "before_cursor_execute", note)
    try:
        yield said
    finally:
        sa.event.remove(connection, "before_cursor_execute", note)


@pytest.fixture(scope="module")
def twice(
    sample_file: tuple[Path, Key], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[OpenProgramme, OpenProgramme]]:
    """The sample, and the sample with every row twice."""
    with (
        copied_file(sample_file, tmp_path_factory.mktemp("once")) as once,
        copied_file(sample_file, tmp_path_factory.mktemp("twice")) as doubled,
    ):
        one, two = once.open(), doubled.open()
        two.do(double, None)
        yield one, two


def asked_of(db: Session, asked: Callable[..., Any]) -> tuple[int, bool]:
    """How many statements a question asks, and whether the whole record is among them."""
    given = arguments(db, asked)
    # Nothing is kept from the question before, in whichever order they are asked.
    kept = db.info[KEPT]
    kept.clear()
    db.expire_all()
    with counted(db) as said:
        asked(db, **given)
    return len(said), "record" in kept


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_asks_no_more_often_for_twice_the_rows(
    twice: tuple[OpenProgramme, OpenProgramme], name: str
) -> None:
    (once, with_record), (doubled, _) = (side.ask(asked_of, QUESTIONS[name]) for side in twice)
    assert doubled == once
    # The record has its own place in this list.
    its_own = once - twice[0].ask(asked_of, whole_record)[0] if with_record else once
    assert once > 0
    assert its_own <= AT_MOST


def test_the_doubled_sample_is_twice_the_sample(twice: tuple[OpenProgramme, OpenProgramme]) -> None:
    once, doubled = (
        side.ask(lambda db: db.scalar(sa.select(sa.func.count()).select_from(t.Person)))
        for side in twice
    )
    assert doubled == 2 * (once or 0) > 0
