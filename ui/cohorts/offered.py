"""What can be done on the page of cohorts: with the chosen row of a side, and with the cohort."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.cohorts.head import GATHERINGS, PEOPLE
from ui.cohorts.room_door import open_room
from ui.shell.page import PageAction

if TYPE_CHECKING:
    from ui.cohorts.page import CohortsPage


def row_actions(page: CohortsPage) -> tuple[PageAction, ...]:
    """The menu of the chosen gathering, or of the chosen people."""
    side = page.head.side()
    if side == GATHERINGS:
        return _of_gathering(page, page.gatherings.list.chosen())
    if side == PEOPLE:
        return _of_people(page, page.people.table.all_chosen())
    return ()


def _of_gathering(page: CohortsPage, key: str) -> tuple[PageAction, ...]:
    words = page.words
    if page.gatherings.gathering(key) is None:
        return ()
    return (
        PageAction(words("Change this gathering…"), partial(page.ask_to_change_gathering, key),
                   "F2", "pencil"),
        PageAction(words("Move to another day…"), partial(page.ask_to_move, key)),
        PageAction(words("The room’s screen"), partial(open_room, page, key), "F11",
                   "presentation"),
        PageAction(words("Save calendar file…"), partial(page.ask_for_calendar, key)),
        PageAction(words("Cancel the gathering…"), partial(page.ask_to_cancel, key), "Del"),
    )  # fmt: skip


def _of_the_next(page: CohortsPage) -> tuple[PageAction, ...]:
    """Snow on Wednesday: the next gathering is moved from wherever one is."""
    key = page.next_gathering()
    words = page.words
    return (PageAction(words("Move the next gathering…"), partial(page.ask_to_move, key),
                       enabled=bool(key)),)  # fmt: skip


def _of_people(page: CohortsPage, keys: tuple[str, ...]) -> tuple[PageAction, ...]:
    words, pane = page.words, page.people
    if not keys:
        return ()
    return (
        PageAction(words("Change the role…"), partial(page.ask_role, keys[0]), "F2", "pencil",
                   enabled=len(keys) == 1),
        *(
            PageAction(words("Stands at: %(place)s", place=name), partial(pane.give, state))
            for state, name in pane.places_offered()
        ),
        PageAction(words("Step out of the cohort…"), partial(page.ask_out, keys), "Del"),
    )  # fmt: skip


def page_actions(page: CohortsPage) -> tuple[PageAction, ...]:
    """Open, enrol, plan, change, close, begin the next, summary; and the menu of the chosen."""
    words, here = page.words, page.shown is not None
    with_the_chosen = row_actions(page)
    taken = {act.keys for act in with_the_chosen}
    room = PageAction(words("The room’s screen"), partial(open_room, page), "F11",
                      "presentation", enabled=here)  # fmt: skip
    return (
        PageAction(words("Open a cohort…"), page.ask_to_open, "Ctrl+N", "plus"),
        PageAction(words("Enrol people…"), page.ask_to_enrol, "Ctrl+E", "user-plus",
                   enabled=here),
        PageAction(words("Plan a gathering…"), page.ask_to_plan, "Ctrl+G", "calendar",
                   enabled=here),
        PageAction(words("Change this cohort…"), page.ask_to_change,
                   "" if "F2" in taken else "F2", "pencil", enabled=here),
        *with_the_chosen,
        *(() if with_the_chosen else _of_the_next(page)),
        *(() if room.keys in taken else (room,)),
        PageAction(words("Close the cohort…"), page.ask_to_close, "", "check",
                   enabled=here),
        PageAction(words("Start the next from this one…"), page.ask_to_start_next, "",
                   "rotate-cw", enabled=here),
        PageAction(words("Progress summary"), page.open_summary, "", "file-text", "papers",
                   enabled=here),
        PageAction(words("What we expect of each other"), page.open_expectations, "", "heart",
                   enabled=here),
        PageAction(words("Take attendance"), page.open_next_gathering, "Ctrl+Shift+A",
                   "calendar-check", enabled=here),
    )  # fmt: skip
