"""Dialogs over a page whose draft becomes a step: they stay until the step stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ui.shell.errors import Teller

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.programme import Done
    from ui.parts.dialogs import Dialog
    from ui.shell.page import Page


def open_form(
    page: Page,
    dialog: Dialog,
    action: Callable[..., object],
    then: Callable[[Done[Any]], None] | None = None,
    *,
    stays: bool = False,
) -> None:
    """Open a dialog; what it drafts is done (then `then`), or refused in the dialog.

    A dialog that `stays` is open for the next draft.
    """
    dialog.drafted.connect(lambda draft: act_in(page, dialog, action, draft, then, stays=stays))
    dialog.open()


def act_in(
    page: Page,
    dialog: Dialog,
    action: Callable[..., object],
    draft: object,
    then: Callable[[Done[Any]], None] | None = None,
    *,
    stays: bool = False,
) -> None:
    """Do something out of an open dialog, which closes when that stands or says why not."""

    def stands(done: Done[Any]) -> None:
        if not stays:
            dialog.accept()
        page.did(done)
        if then is not None:
            then(done)

    def refused(error: Exception) -> None:
        dialog.say(Teller(page.words).tell(error))

    page.runner.act(action, draft, stands, refused)
