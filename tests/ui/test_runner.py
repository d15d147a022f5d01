from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from facilitator.errors import RuleBroken
from tests.ui.fakes import FakeConnection

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.runner import Runner

pytestmark = pytest.mark.needs_qt


def sign(_step: object, draft: str) -> str:
    return f"{draft} signed"


def refuse(_step: object, _draft: str) -> str:
    raise RuleBroken("no_room")


def who(_db: object) -> str:
    return threading.current_thread().name


@pytest.fixture
def writing() -> FakeConnection:
    return FakeConnection()


@pytest.fixture
def reading() -> FakeConnection:
    return FakeConnection()


@pytest.fixture
def runner(
    qtbot: QtBot,
    watched: Callable[[Runner], Runner],
    writing: FakeConnection,
    reading: FakeConnection,
) -> Runner:
    from ui.runner import Runner

    made = watched(Runner(lambda: writing, lambda: reading))
    with qtbot.waitSignal(made.opened):
        pass
    return made


def test_writes_and_reads_in_two_threads_and_answers_in_the_windows(
    qtbot: QtBot, runner: Runner, writing: FakeConnection, reading: FakeConnection
) -> None:
    heard: list[tuple[str, str]] = []

    def then(what: str) -> Callable[[Any], None]:
        return lambda _answer: heard.append((what, threading.current_thread().name))

    with qtbot.waitSignal(runner.changed):
        runner.act(sign, "Siân", then("act"))
    runner.ask("people", then("ask"), who)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [("act", "MainThread"), ("ask", "MainThread")]
    assert {name.partition("_")[0] for name in writing.threads} == {"writer"}
    assert {name.partition("_")[0] for name in reading.threads} == {"reader"}


def test_tells_what_was_touched_after_the_asker_has_its_answer(
    qtbot: QtBot, runner: Runner
) -> None:
    order: list[object] = []
    runner.changed.connect(order.append)
    with qtbot.waitSignal(runner.changed):
        runner.act(sign, "Siân", lambda done: order.append(done.value))
    assert order == ["Siân signed", frozenset({("person", "1")})]


def test_drops_older_questions_of_the_same_page_only(qtbot: QtBot, runner: Runner) -> None:
    gate = threading.Event()
    answers: list[str] = []
    asked: list[str] = []

    def slow(_db: object, name: str) -> str:
        gate.wait(5)
        return name

    def quick(_db: object, name: str) -> str:
        asked.append(name)
        return name

    runner.ask("week", answers.append, slow, "week")
    for typed in ("s", "si", "sia"):
        runner.ask("people", answers.append, quick, typed)
    gate.set()
    qtbot.waitUntil(lambda: "sia" in answers)
    assert answers == ["week", "sia"]
    assert asked == ["sia"]


def test_an_answer_on_its_way_is_dropped_too(qtbot: QtBot, runner: Runner) -> None:
    answers: list[str] = []
    started = threading.Event()

    def name(_db: object, name: str) -> str:
        started.set()
        return name

    runner.ask("people", answers.append, name, "old")
    assert started.wait(5)
    runner.ask("people", answers.append, name, "new")
    qtbot.waitUntil(lambda: "new" in answers)
    assert answers == ["new"]


def test_a_refusal_goes_to_who_asked(qtbot: QtBot, runner: Runner) -> None:
    refusals: list[Exception] = []
    runner.act(refuse, "Siân", None, refusals.append)
    qtbot.waitUntil(lambda: bool(refusals))
    assert isinstance(refusals[0], RuleBroken)
    assert refusals[0].key == "no_room"


def test_a_refusal_that_nobody_waits_for_is_told_to_all(
    qtbot: QtBot, writing: FakeConnection, reading: FakeConnection
) -> None:
    from ui.runner import Runner

    runner = Runner(lambda: writing, lambda: reading)
    with qtbot.waitSignal(runner.failed) as told:
        runner.act(refuse, "Siân")
    assert isinstance(told.args[0], RuleBroken)
    runner.close()


def test_says_when_a_programme_cannot_be_opened(qtbot: QtBot) -> None:
    from ui.runner import Runner

    def locked() -> FakeConnection:
        raise RuleBroken("locked")

    runner = Runner(locked, FakeConnection)
    with qtbot.waitSignal(runner.not_opened) as told:
        pass
    assert isinstance(told.args[0], RuleBroken)
    runner.close()


def test_undo_and_redo_are_steps_like_any_other(
    qtbot: QtBot, runner: Runner, writing: FakeConnection
) -> None:
    with qtbot.waitSignals([runner.stepped, runner.changed]):
        runner.undo()
    with qtbot.waitSignals([runner.stepped, runner.changed]):
        runner.redo()
    assert writing.heard == ["undo", "redo"]


def test_closing_finishes_the_steps_and_delivers_nothing(
    qtbot: QtBot, runner: Runner, writing: FakeConnection, reading: FakeConnection
) -> None:
    gate = threading.Event()
    late: list[object] = []

    def slow(_step: object, draft: str) -> str:
        gate.wait(5)
        return draft

    runner.act(slow, "first", late.append)
    runner.act(sign, "second", late.append)
    runner.changed.connect(late.append)
    gate.set()
    runner.close()
    qtbot.wait(1)
    assert not late
    assert writing.heard == ["do slow", "do sign", "close"]
    assert reading.is_closed


def test_long_work_tells_how_far_it_is_and_stops_when_asked(qtbot: QtBot, runner: Runner) -> None:
    told: list[tuple[int, int]] = []
    answers: list[str] = []

    def work(tell: Callable[[int, int], None], stop: threading.Event) -> str:
        tell(1, 2)
        assert stop.wait(5)
        return "what there was"

    job = runner.long(work, answers.append, tell=lambda done, total: told.append((done, total)))
    qtbot.waitUntil(lambda: bool(told))
    with qtbot.waitSignal(job.ended):
        job.stop()
    qtbot.waitUntil(lambda: bool(answers))
    assert (told, answers) == ([(1, 2)], ["what there was"])


def test_only_the_newest_news_of_long_work_is_passed_on(qtbot: QtBot, runner: Runner) -> None:
    told: list[int] = []
    done = threading.Event()

    def work(tell: Callable[[int, int], None], _stop: threading.Event) -> None:
        for step in range(1000):
            tell(step, 1000)
        done.set()

    ended: list[None] = []
    runner.long(work, ended.append, tell=lambda step, _total: told.append(step))
    assert done.wait(5)
    qtbot.waitUntil(lambda: bool(ended))
    assert told[-1] == 999
    assert len(told) < 1000


def test_a_window_that_is_gone_is_told_nothing(
    qtbot: QtBot, writing: FakeConnection, reading: FakeConnection
) -> None:
    import shiboken6

    from ui.runner import Runner

    gate, started = threading.Event(), threading.Event()

    def slow(_step: object, draft: str) -> str:
        started.set()
        gate.wait(5)
        return draft

    runner = Runner(lambda: writing, lambda: reading)
    pools = (runner._writers, runner._readers, runner._long)
    runner.act(slow, "late")
    assert started.wait(5)
    shiboken6.delete(runner)
    gate.set()
    for pool in pools:
        pool.shutdown(wait=True)
    assert "do slow" in writing.heard


def test_what_nobody_waits_for_is_asked_when_all_else_is_answered(
    qtbot: QtBot, runner: Runner
) -> None:
    heard: list[str] = []

    def say(_db: object, what: str) -> str:
        return what

    runner.ask("people:list", heard.append, say, "list")
    runner.ask_later("shell:counts", heard.append, say, "counts")
    runner.ask("people:topics", heard.append, say, "topics")
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard == ["list", "topics", "counts"]


def test_what_a_hidden_page_asked_is_not_answered(qtbot: QtBot, runner: Runner) -> None:
    heard: list[str] = []
    go_on = threading.Event()

    def wait(_db: object, what: str) -> str:
        go_on.wait(5)
        return what

    runner.ask("week:week", heard.append, wait, "week")
    runner.ask("people:list", heard.append, wait, "people")
    assert runner.drop("week:")
    assert not runner.drop("cohorts:")
    go_on.set()
    qtbot.waitUntil(lambda: heard == ["people"])
    assert not runner.drop("people:")
