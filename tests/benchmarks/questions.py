"""Questions over ten years, over four and sixteen times as much, beside the same SQL.

The peer fetches the raw tuples of every statement that the question asks, over the same encrypted
file through a connection that is open already. Ours builds the statements, reads the record, works
the answer out and makes its values. It is measured three times: the *first* time after opening,
when everything is read; after a *step* that recorded a session, when only what it touched is read
anew; and *again*, when nothing has changed. `growth` is how many times as long the first takes as
on ten years, beside how many times as much there is. Seconds are those of the processor, and
Python sweeps only in between, as it does in the window (`ui.sweeping`).
"""

from __future__ import annotations

import datetime as dt
import gc
import random
import time
from typing import TYPE_CHECKING, Any

import highspy
import sqlalchemy as sa

from facilitator.commitments.questions import promise_list
from facilitator.interchange.actions import import_history
from facilitator.organisations.questions import organisations_list
from facilitator.people.questions import people_list
from facilitator.reciprocity.answers import all_figures, answered
from facilitator.reciprocity.asking import Question, Split
from facilitator.reciprocity.behind import Scope
from facilitator.reciprocity.circulation import came_home
from facilitator.reciprocity.journal import journal_lines
from facilitator.reciprocity.questions import balances
from facilitator.reciprocity.reading import whole_record
from facilitator.reciprocity.ready import ready_to_give
from facilitator.sample.years import many_years
from facilitator.sessions.actions import SessionDraft, record_session
from facilitator.sessions.questions import session_list
from facilitator.store import tables as t
from facilitator.store.engine import raw_connection
from facilitator.vocabulary import SessionStatus
from facilitator.week.questions import week_page
from tests.benchmarks.measuring import Row, in_turn, median, seconds_of
from tests.benchmarks.store import TODAY, Opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from facilitator.store.opening import OpenProgramme

    Asked = tuple[Callable[..., Any], tuple[Any, ...]]
    Statements = list[tuple[str, Any]]

QUESTIONS: dict[str, Asked] = {
    "balances": (balances, (TODAY,)),
    "record": (whole_record, (TODAY,)),
    "week": (week_page, (TODAY,)),
    "figures": (all_figures, (Scope(TODAY),)),
    "ledger": (journal_lines, (TODAY,)),
    "a question": (answered, (Question(by=(Split.GIVING_BODY, Split.YEAR)), TODAY)),
    "ready to give": (ready_to_give, (TODAY,)),
    "people": (people_list, (TODAY,)),
    "organisations": (organisations_list, (TODAY, "en")),
    "sessions": (session_list, (TODAY,)),
    "promises": (promise_list, (TODAY,)),
}
YEARS = 10


def questions(
    folder: Path, times: tuple[int, ...] = (1, 4, 16), rounds: int = 3, years: int = YEARS
) -> list[Row]:
    """Every question at every size."""
    rows: list[Row] = []
    before: dict[str, float] = {}
    for size in times:
        with Opened(folder / f"ten-years-{size}.facilitator") as opened:
            opened.programme.do(import_history, many_years(years * size, TODAY))
            bare = raw_connection(opened.path, opened.key)
            for name, asked in QUESTIONS.items():
                rows += _measured(name, size, asked, opened.programme, bare, rounds, before)
            bare.close()
    return rows


def _measured(
    name: str,
    size: int,
    asked: Asked,
    programme: OpenProgramme,
    bare: Any,
    rounds: int,
    before: dict[str, float],
) -> list[Row]:
    question, values = asked
    statements = said_by(programme, asked)
    newest = sa.select(t.Pairing.id).order_by(t.Pairing.code.desc()).limit(1)
    pairing = programme.ask(lambda db: db.scalars(newest).one())

    def again() -> None:
        programme.ask(question, *values)

    def first() -> None:
        forget(programme)
        again()

    def peer() -> None:
        for statement, parameters in statements:
            bare.execute(statement, parameters).fetchall()

    days = iter(range(10_000))

    def step() -> None:
        programme.do(record_session, SessionDraft(
            pairing_id=pairing, day=TODAY - dt.timedelta(days=1 + next(days)),
            status=SessionStatus.HELD, minutes=60,
        ))  # fmt: skip

    again()
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        anew, theirs = in_turn(first, peer, rounds, time.process_time)
        after, kept = [], []
        for _ in range(max(1, rounds)):
            step()
            after.append(seconds_of(again, time.process_time))
            kept.append(seconds_of(again, time.process_time))
    finally:
        gc.enable()
        gc.unfreeze()
    before.setdefault(name, anew)
    growth = f"growth {anew / before[name]:.1f} for {size} ×"
    goal = 0.3 if name == "week" and size == 1 else None
    rows = [
        Row(f"{name}, {size} ×, first", anew, theirs, 2.0, note=growth),
        Row(f"{name}, {size} ×, after a step", median(after), theirs, 2.0),
        Row(f"{name}, {size} ×, again", median(kept), theirs, 2.0),
    ]
    if goal is not None:
        rows.append(Row(f"{name}, {size} ×, after opening", anew * 1000, None, 300.0, "ms"))
    return rows


def forget(programme: OpenProgramme) -> None:
    """Let what was worked out go: so it is when a programme has just been opened."""
    programme.forget()


def said_by(programme: OpenProgramme, asked: Asked) -> Statements:
    """The statements of a question, asked when nothing is kept, with their values."""
    said: Statements = []

    def note(_conn: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        if statement.lstrip().lower().startswith(("select", "with")):
            said.append((statement, values))

    forget(programme)
    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        programme.ask(asked[0], *asked[1])
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
    return said


def circulation(_folder: Path, people: int = 250, arrows: int = 400, times: int = 9) -> list[Row]:
    """The circulation of 250 people beside the bare linear programme of the same arrows."""
    dice = random.Random(7)
    codes = [f"P{n:03}" for n in range(people)]
    moved: dict[tuple[str, str], int] = {}
    while len(moved) < arrows:
        giver, receiver = dice.sample(codes, 2)
        moved[giver, receiver] = dice.choice((45, 60, 90, 180, 360))
    found: list[int] = []
    mine, theirs = in_turn(
        lambda: found.append(came_home(moved)), lambda: found.append(bare_lp(moved)), times
    )
    assert len(set(found)) == 1
    return [Row(f"circulation of {people} people beside the bare LP", mine, theirs, 2.0)]


def bare_lp(moved: dict[tuple[str, str], int]) -> int:
    """The most minutes that balance at everybody, as a linear programme given in one go."""
    model: Any = highspy.HighsLp()
    arrows = list(moved)
    parties = sorted({party for arrow in arrows for party in arrow})
    place = {party: at for at, party in enumerate(parties)}
    model.num_col_, model.num_row_ = len(arrows), len(parties)
    model.col_cost_ = [-1.0] * len(arrows)
    model.col_lower_ = [0.0] * len(arrows)
    model.col_upper_ = [float(moved[arrow]) for arrow in arrows]
    model.row_lower_ = [0.0] * len(parties)
    model.row_upper_ = [0.0] * len(parties)
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = [2 * at for at in range(len(arrows) + 1)]
    model.a_matrix_.index_ = [place[party] for arrow in arrows for party in arrow]
    model.a_matrix_.value_ = [1.0, -1.0] * len(arrows)
    engine: Any = highspy.Highs
    solver = engine()
    solver.silent()
    solver.passModel(model)
    solver.run()
    most: float = -solver.getInfo().objective_function_value
    return round(most)
