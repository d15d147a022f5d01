"""Every action in the code base: do, undo, redo, restart, undo; the state compared each time."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.reciprocity.reading import whole_record
from facilitator.store import undo
from facilitator.store.plumbing import Act
from tests.store import doings, every_action
from tests.support.programmes import TODAY, Stand, copied_database, copied_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme

ACTIONS = every_action.actions()
CASES = every_action.cases()
FROM_NOTHING = every_action.from_nothing()


class Lent:
    """One copy of the sample lent to case after case, as long as each leaves it as it was."""

    def __init__(self, copied: Callable[[], contextlib.AbstractContextManager[Stand]]) -> None:
        self._copied = copied
        self._held = contextlib.ExitStack()
        self._stand: Stand | None = None

    def stand(self) -> Stand:
        """The copy, made anew where the last case spoilt it."""
        if self._stand is None:
            self._stand = self._held.enter_context(self._copied())
        return self._stand

    def drop(self) -> None:
        """Throw the copy away."""
        self._held.close()
        self._stand = None


@pytest.fixture(scope="module")
def lent_file(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Lent]:
    made = request.getfixturevalue("sample_file")
    lent = Lent(lambda: copied_file(made, tmp_path_factory.mktemp("lent")))
    yield lent
    lent.drop()


@pytest.fixture(scope="module")
def lent_postgres(request: pytest.FixtureRequest) -> Iterator[Lent]:
    made = request.getfixturevalue("sample_database")
    server = request.getfixturevalue("postgres_server")
    lent = Lent(lambda: copied_database(made, server))
    yield lent
    lent.drop()


def test_every_action_has_a_case() -> None:
    assert set(ACTIONS) == set(CASES)


@pytest.mark.parametrize("name", sorted(CASES.keys() - FROM_NOTHING))
def test_do_undo_redo_restart_undo(
    name: str, engine_name: str, request: pytest.FixtureRequest
) -> None:
    lent: Lent = request.getfixturevalue(f"lent_{engine_name}")
    try:
        spoilt = _went_round(lent.stand(), name)
    except BaseException:
        lent.drop()
        raise
    if spoilt:
        lent.drop()


@pytest.mark.parametrize("name", sorted(FROM_NOTHING))
def test_the_same_in_an_empty_programme(name: str, stand: Stand) -> None:
    assert not _went_round(stand, name)


def _went_round(stand: Stand, name: str) -> bool:
    """Play one case; whether it left something behind that cannot be undone."""
    programme = stand.open()
    untouched, steps = programme.ask(doings.everything), programme.ask(_steps)
    action, draft = CASES[name](programme)
    assert action is ACTIONS[name]
    prepared = programme.ask(_steps) - steps
    before = programme.ask(doings.everything)
    programme.ask(whole_record, TODAY)
    done = programme.do(action, draft)
    assert _is_kept_true(programme)
    after = programme.ask(doings.everything)
    assert done.touched, "a case changes something"
    if _is_final(programme):
        with pytest.raises(RuleBroken, match=r"undo_stops_at_(papers|erasure)"):
            programme.undo()
        assert programme.ask(doings.everything) == after
        return True
    programme.undo()
    assert _differs(programme, before) == {}
    programme.redo()
    assert _differs(programme, after) == {}
    programme = stand.open()
    assert programme.undo().touched == done.touched
    assert _differs(programme, before) == {}
    for _ in range(prepared):
        programme.undo()
    assert _differs(programme, untouched) == {}
    return False


def _differs(programme: OpenProgramme, wanted: dict[str, Any]) -> dict[str, Any]:
    """The rows that are not as they should be, by table: nothing, if all is well."""
    now = programme.ask(doings.everything)
    return {
        table: sorted(set(now.get(table, [])) ^ set(wanted.get(table, [])), key=repr)
        for table in now.keys() | wanted.keys()
        if now.get(table) != wanted.get(table)
    }


def _is_kept_true(programme: OpenProgramme) -> bool:
    """Whether the record of which only what was touched is read again is the record."""
    kept = programme.ask(whole_record, TODAY)
    programme.forget()
    return kept == programme.ask(whole_record, TODAY)


def _is_final(programme: OpenProgramme) -> bool:
    newest = programme.ask(undo.next_undo, programme.journal.who)
    return newest is not None and newest.final


def _steps(db: Session) -> int:
    return db.scalars(sa.select(sa.func.count()).select_from(Act).where(Act.kind == "do")).one()
