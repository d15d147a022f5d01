"""What can be done on the page of commitments: with the chosen promise, and with none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.shell.page import PageAction

if TYPE_CHECKING:
    from ui.commitments.page import CommitmentsPage


def row_actions(page: CommitmentsPage) -> tuple[PageAction, ...]:
    """The menu of the chosen promise."""
    words, line = page.words, page.chosen()
    if line is None or page.shows_ledger:
        return ()
    thank_them = PageAction(words("Thank…"), page.thank_owner, "", "heart")
    if not line.standing.is_open:
        return (thank_them,)
    return (
        PageAction(words("Plan again…"), page.plan_again, "F2", "calendar"),
        PageAction(words("Hand on…"), page.hand_on, "", "arrow-right"),
        thank_them,
        PageAction(words("Let go with thanks…"), page.let_go, "Del", "heart"),
    )


def page_actions(page: CommitmentsPage) -> tuple[PageAction, ...]:
    """A new promise, and what the chosen one offers."""
    words = page.words
    return (
        PageAction(words("New promise"), page.make_promise, "Ctrl+N", "plus"),
        PageAction(words("By template…"), page.use_template, "", "users"),
        PageAction(words("End with a cohort…"), page.end_with_cohort, "", "calendar"),
        *row_actions(page),
    )
