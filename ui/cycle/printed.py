"""Certificates and the roll, noted once they are printed, so that no closing list asks again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.cycle.actions import PrintedDraft, note_printed
from facilitator.errors import RuleBroken

if TYPE_CHECKING:
    from facilitator.cycle.rules import Left
    from ui.shell.page import PageContext


def note(context: PageContext, what: Left, cohort: str = "") -> None:
    """Note it for the cohort of this code, or for all; where it stands already nothing is said."""

    def refused(error: Exception) -> None:
        if not isinstance(error, RuleBroken):
            context.trouble(error)

    draft = PrintedDraft(what, context.clock.today(), cohort)
    context.runner.act(note_printed, draft, otherwise=refused)
