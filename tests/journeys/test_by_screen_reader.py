"""The job through the accessibility tree alone: what has no name there is not there."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

import pytest

from facilitator.words import Language, Words
from tests.support.atspi import NotFound, Reader, State, Thing
from tests.support.programmes import PASSPHRASE
from ui.shell.places import BESIDE, PLACES, SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator.store.cipher import Key
    from tests.support.desk import Desk

pytestmark = pytest.mark.needs_xvfb
SECRET = "llong hwylio goch ar y môr"
PEOPLE = """Name\tOrganisation\tOffers\tAsks
Ann Marsh\tHarbour Trust\tTime\tWelsh
Beca Siôn\tCyngor Glannau\tWelsh\tTime
Ewa Zielińska\tBeacon Housing\tTime\tWelsh
Huw Llŷr\tTide Theatre\tWelsh\tTime
"""


@pytest.fixture
def window(desk: Desk) -> Iterator[Thing]:
    """The welcome page."""
    with desk.started(["-m", "ui.start"]), Reader(desk) as reader:
        yield reader.window("Facilitator")


def press(window: Thing, name: str, role: str = "button") -> None:
    window.find(role, name).press()


def write(window: Thing, name: str, text: str) -> None:
    window.find("text", name).write(text)


def dialog(window: Thing, title: str) -> Thing:
    return window.reader.window(title)


def start(window: Thing) -> Thing:
    press(window, "Start a programme")
    asks = dialog(window, "Start a programme")
    write(asks, "Name in English", "The Harbour Circle")
    press(asks, "Go on")
    write(asks, "Passphrase", SECRET)
    write(asks, "The same again", SECRET)
    press(asks, "Start the programme")
    return window.reader.window("The Harbour Circle")


def go(window: Thing, place: str) -> None:
    press(window, place, "check box")


def bring_in(window: Thing) -> None:
    go(window, "People")
    press(window, "Import people…")
    asks = dialog(window, "Import people")
    write(asks, "Rows copied in Excel, with their headings", PEOPLE)
    press(asks, "Read what was pasted")
    press(asks, "Bring in 4")
    window.find("list", "People")


def open_cohort(window: Thing) -> None:
    go(window, "Cohorts")
    press(window, "Open a cohort")
    asks = dialog(window, "Open a cohort")
    write(asks, "Title in English", "Cohort one")
    press(asks, "Open the cohort")
    window.find("label", "Cohort one")
    side = window.find("filler", "Side of the cohort")
    press(side, "People", "check box")
    press(window, "Enrol people…")
    asks = dialog(window, "Enrol people in Cohort one")
    asks.find("list", "People to enrol").choose_all()
    press(asks, "Enrol 4 people")
    window.find("table", "People of the cohort")


def test_the_job_is_done_by_names_alone(window: Thing) -> None:
    do_the_job(window)


def do_the_job(window: Thing) -> None:
    """From the welcome page to agreements and a session."""
    window = start(window)
    bring_in(window)
    open_cohort(window)
    go(window, "Pairings")
    press(window, "Pair Cohort one")
    press(dialog(window, "Pair Cohort one"), "Run the pairing")
    press(window, "Publish 4 pairings")
    press(dialog(window, "Publish 4 pairings"), "Publish 4 pairings")
    go(window, "Papers")
    press(window.find("filler", "What to print"), "Issued", "check box")
    press(window, "Issue agreements…")
    press(dialog(window, "Issue agreements"), "Issue")
    papers = window.find("table", "Issued papers")
    window.reader.wait_until(lambda: papers.rows == 8)
    go(window, "Sessions")
    write(window, "Code on the slip, name or agreement number", "A001")
    press(window, "Record and next")
    press(window.find("filler", "View"), "All sessions", "check box")
    sessions = window.find("table", "Sessions")
    window.reader.wait_until(lambda: sessions.rows == 1)
    go(window, "This week")
    window.find("button", "4 being coached now")


def nameless(window: Thing) -> list[str]:
    """Whatever the keyboard can reach and nobody can call by a name."""
    return [
        f"{thing.role} in {' / '.join(above)}"
        for thing, above in everything(window, ())
        if State.FOCUSABLE in thing.states and not thing.name
    ]


def everything(thing: Thing, above: tuple[str, ...]) -> Iterator[tuple[Thing, tuple[str, ...]]]:
    """All that shows, each with the names of what it is in; lists and tables are not opened."""
    yield thing, above
    if thing.role in {"table", "tree", "list", "menu bar"}:
        return
    name = thing.name
    for child in thing.children:
        if State.SHOWING in child.states:
            yield from everything(child, (*above, name) if name else above)


@pytest.mark.parametrize("language", ["cy", "en"])
def test_every_place_opens_and_nothing_in_it_is_without_a_name(
    desk: Desk, sample_file: tuple[Path, Key], tmp_path: Path, language: str
) -> None:
    path = tmp_path / "sample.facilitator"
    shutil.copyfile(sample_file[0], path)
    words = Words(Language(language))
    spoken = "cy_GB.UTF-8" if language == "cy" else "C.UTF-8"
    with (
        desk.started(["-m", "ui.start", path], LC_ALL=spoken, FACILITATOR_PASSPHRASE=PASSPHRASE),
        Reader(desk) as reader,
    ):
        window = reader.window("Glannau" if language == "cy" else "Shores")
        found = {}
        for place in (*PLACES, SETTINGS):
            name = place.name(words)
            press(window, name, "check box")
            reader.wait_until(partial(is_shown, window, name))
            found[name] = nameless(window)
        for place in BESIDE:
            before = read_in(window)
            name = place.name(words)
            from_the_menu(window, name)
            reader.wait_until(partial(reads_other, window, before), 30)
            found[name] = nameless(window)
    assert {name: things for name, things in found.items() if things} == {}


def from_the_menu(window: Thing, name: str) -> None:
    """Choose what is so called in one of the menus, which need not be open for that."""
    for menu in window.find("menu bar").children:
        for entries in menu.children:
            for entry in entries.children:
                if entry.name == name:
                    entry.press()
                    return
    raise NotFound(f"no menu has {name!r}")


def read_in(window: Thing) -> list[str]:
    """What can be read in the window now."""
    return [thing.name for thing in window.inside() if thing.role == "label" and thing.name]


def reads_other(window: Thing, before: list[str]) -> bool:
    """Whether something else can be read than before."""
    return read_in(window) not in ([], before)


def is_shown(window: Thing, place: str) -> bool:
    """Whether the place is marked in the side bar and something can be done or read in it."""
    item = window.find("check box", place)
    kinds = [thing.role for thing in window.inside()]
    can_act = kinds.count("button") > 2
    shows = "table" in kinds or "list" in kinds or kinds.count("label") > 2
    return State.CHECKED in item.states and can_act and shows
