"""What can be done on the page of people: with the chosen ones, and with nobody chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.shell.page import PageAction

if TYPE_CHECKING:
    from ui.people.page import PeoplePage

# The way out of the programme has the key that takes things away everywhere else.
_KEYS = {"step_out": "Del"}


def row_actions(page: PeoplePage, chosen: int) -> tuple[PageAction, ...]:
    """The menu of the chosen row, or of the chosen rows."""
    words = page.words
    if chosen > 1:
        return (
            PageAction(words("Change for all chosen…"), page.change_many, "F2", "users"),
            PageAction(words("Supervision of all chosen…"), page.supervise_many),
        )
    if page.person is None:
        return ()
    return (
        PageAction(words("Log a session"), lambda: page.do("log"), "L", "plus"),
        PageAction(words("Change the name…"), page.begin_to_change, "F2", "pencil"),
        *(
            PageAction(text, partial(page.do, wanted), _KEYS.get(wanted, ""))
            for text, wanted in page.pane.more_actions()
        ),
    )


def page_actions(page: PeoplePage, chosen: int) -> tuple[PageAction, ...]:
    """Add somebody, bring a list in, and what the chosen row offers."""
    words = page.words
    with_the_chosen = row_actions(page, chosen)
    return (
        *with_the_chosen[:1],
        PageAction(words("New person"), page.new_person, "Ctrl+N", "user-plus"),
        PageAction(words("Import people…"), page.import_list, icon="upload"),
        PageAction(words("Readiness and practice"), lambda: page.do("practice"), icon="check"),
        *with_the_chosen[1:],
    )
