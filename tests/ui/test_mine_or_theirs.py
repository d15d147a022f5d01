"""A stale form in the window: what both changed is asked about, the rest of both stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.errors import StaleData
from facilitator.files import ProgrammeFiles
from facilitator.people.actions import PersonChange, PersonDraft, add_person, change_person
from facilitator.server_address import address_of, keep_address
from facilitator.settings.start import StartDraft
from facilitator.store.tables import Person

if TYPE_CHECKING:
    import uuid
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from facilitator.programme import Done
    from tests.support.postgres import PostgresServer
    from ui.history.clashes import ClashDialog
    from ui.runner import Runner
    from ui.shell.window import MainWindow

pytestmark = pytest.mark.needs_qt
PATIENCE = 30_000
FIELDS = ("email", "phone", "region", "coaching_languages", "large_print")
# As a form has read it; then somebody else's, and our own.
THEIRS = {"email": "theirs@example.org", "phone": "01248 1", "large_print": True}
MINE = {"email": "mine@example.org", "region": "Môn", "large_print": True}


@pytest.fixture
def doors() -> ProgrammeFiles:
    return ProgrammeFiles()


@pytest.fixture(params=["file", pytest.param("server", marks=pytest.mark.needs_postgres)])
def there(
    request: pytest.FixtureRequest, qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> Iterator[MainWindow]:
    """The window with a programme open, on a file and on a server."""
    window.show()
    window.begin()
    path = tmp_path / "x.facilitator"
    if request.param == "file":
        with qtbot.waitSignal(window.opening.opened, timeout=PATIENCE):
            window.opening.make(path, StartDraft("The Circle", "Y Cylch"), None)
        yield window
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    url = server.new_database(template=request.getfixturevalue("blank_database"))
    keep_address(path, address_of(url))
    with qtbot.waitSignal(window.opening.opened, timeout=PATIENCE):
        window.open_file(path)
    yield window
    window.close_programme()
    server.drop_database(url)


def row(db: Session) -> tuple[uuid.UUID, int, dict[str, object]]:
    person = db.query(Person).one()
    return person.id, person.version, {name: getattr(person, name) for name in FIELDS}


class Hand:
    """Does what a form does, and waits for it."""

    def __init__(self, runner: Runner, qtbot: QtBot) -> None:
        self.runner, self.qtbot = runner, qtbot
        self.done: list[Done[object]] = []
        self.refused: list[Exception] = []

    def act(self, action: Callable[..., object], draft: object) -> None:
        """Save."""
        self.runner.act(action, draft, self.done.append, self.refused.append)

    def stands(self, count: int) -> None:
        """Wait until so many were saved."""
        self.qtbot.waitUntil(lambda: len(self.done) == count, timeout=PATIENCE)

    def look(self) -> tuple[uuid.UUID, int, dict[str, object]]:
        """What stands there now."""
        seen: list[tuple[uuid.UUID, int, dict[str, object]]] = []
        self.runner.ask("look", seen.append, row)
        self.qtbot.waitUntil(lambda: bool(seen), timeout=PATIENCE)
        return seen[0]


@pytest.fixture
def hand(there: MainWindow, qtbot: QtBot) -> Hand:
    """A form that has read version 1, and somebody who saved version 2 meanwhile."""
    assert there.runner is not None
    made = Hand(there.runner, qtbot)
    made.act(add_person, PersonDraft("Siân Rees", email="first@example.org"))
    made.stands(1)
    key, version, _fields = made.look()
    made.act(change_person, PersonChange(key, version, THEIRS))
    made.stands(2)
    made.act(change_person, PersonChange(key, version, MINE))
    return made


def asked(there: MainWindow, qtbot: QtBot) -> ClashDialog:
    from ui.history.clashes import ClashDialog

    def shown() -> list[ClashDialog]:
        return [one for one in there.findChildren(ClashDialog) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()), timeout=PATIENCE)
    (dialog,) = shown()
    return dialog


def test_only_what_both_changed_is_asked_about(there: MainWindow, hand: Hand, qtbot: QtBot) -> None:
    dialog = asked(there, qtbot)
    # Both said large print: no difference. Phone and region were changed by one of them only.
    assert set(dialog.fields) == {"email"}
    parts = dialog.fields["email"].parts
    assert parts["mine"].accessibleDescription() == "mine@example.org"
    assert parts["theirs"].accessibleDescription() == "theirs@example.org"
    dialog.primary.click()
    hand.stands(3)
    assert hand.look()[2] == {
        "email": "mine@example.org", "phone": "01248 1", "region": "Môn",
        "coaching_languages": [], "large_print": True,
    }  # fmt: skip
    assert hand.done[-1].label == "person_changed"


def test_theirs_stands_where_it_is_chosen_and_the_rest_of_mine_too(
    there: MainWindow, hand: Hand, qtbot: QtBot
) -> None:
    dialog = asked(there, qtbot)
    dialog.fields["email"].parts["theirs"].click()
    dialog.primary.click()
    hand.stands(3)
    _key, _version, now = hand.look()
    assert (now["email"], now["region"]) == ("theirs@example.org", "Môn")


def test_cancel_saves_nothing_and_says_so_as_before(
    there: MainWindow, hand: Hand, qtbot: QtBot
) -> None:
    before = hand.look()
    asked(there, qtbot).reject()
    qtbot.waitUntil(lambda: bool(hand.refused), timeout=PATIENCE)
    assert isinstance(hand.refused[0], StaleData)
    assert hand.refused[0].key == "changed_meanwhile"
    assert hand.look() == before


def test_where_all_of_theirs_is_chosen_nothing_is_written(
    there: MainWindow, hand: Hand, qtbot: QtBot
) -> None:
    asked(there, qtbot).reject()
    qtbot.waitUntil(lambda: bool(hand.refused), timeout=PATIENCE)
    key, version, _now = before = hand.look()
    hand.act(change_person, PersonChange(key, version - 1, {"phone": "0"}))
    dialog = asked(there, qtbot)
    dialog.fields["phone"].parts["theirs"].click()
    dialog.primary.click()
    qtbot.waitUntil(lambda: len(hand.refused) == 2, timeout=PATIENCE)
    assert str(hand.refused[1]) == "theirs_stands"
    assert hand.look() == before


def test_fields_that_nobody_else_changed_are_saved_without_a_question(
    there: MainWindow, hand: Hand, qtbot: QtBot
) -> None:
    asked(there, qtbot).reject()
    qtbot.waitUntil(lambda: bool(hand.refused), timeout=PATIENCE)
    key, version, _now = hand.look()
    hand.act(change_person, PersonChange(key, version - 1, {"coaching_languages": ["cy"]}))
    hand.stands(3)
    assert hand.look()[2]["coaching_languages"] == ["cy"]
