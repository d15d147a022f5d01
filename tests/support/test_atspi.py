from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.atspi import NotFound, Reader, State, Thing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.desk import Desk

SCRIPT = Path(__file__).with_name("small_window.py")


@pytest.fixture
def window(desk: Desk) -> Iterator[Thing]:
    with desk.started([SCRIPT]), Reader(desk) as reader:
        yield reader.window("Small window")


def test_a_person_is_added_by_names_alone(window: Thing) -> None:
    window.find("text", "Full name").write("Siân Llŷr")
    window.find("spin box", "Minutes").set_value(90)
    window.find("button", "Add person").press()
    people = window.find("table", "People")
    window.reader.wait_until(lambda: people.rows == 1)
    assert people.table() == [["Siân Llŷr", "90"]]
    assert people.headings() == ["Name", "Minutes"]
    people.choose_row(people.row_saying("Siân Llŷr"))
    assert window.find("label", "Siân Llŷr chosen")


def test_states_are_read_and_hidden_pages_are_not(window: Thing) -> None:
    box = window.find("check box", "Large print")
    assert State.CHECKED not in box.states
    box.press()
    window.reader.wait_until(lambda: State.CHECKED in box.states)
    assert window.find("text", "Full name").text == ""
    assert not window.all("button", "On a hidden page")
    with pytest.raises(NotFound, match="check box 'Large print'"):
        window.find("button", "On a hidden page", timeout=0.3)
