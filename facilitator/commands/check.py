"""`facilitator check`: is the file whole, does the ledger close, is the journal unbroken?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, programme_argument
from facilitator.store.check import checked

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `check`."""
    words = desk.words

    def check(*, as_json: bool, **given: Any) -> int:  # noqa: ANN401  click hands parameters over
        with desk.programme(given) as programme:
            found = programme.ask(checked)
        answer = {
            "integrity": found.integrity,
            "ledger_minutes": found.ledger_minutes,
            "journal": found.journal,
            "steps": found.steps,
            "people": found.people,
            "papers": found.papers,
            "erased": found.erased,
        }
        verdict = words("The file is whole, the ledger closes and the journal is unbroken.")
        if not found.is_sound:
            verdict = words("Something is not as it should be; open a backup and compare.")
        desk.answer(answer, as_json=as_json, text=verdict)
        return 0 if found.is_sound else 3

    return click.Command(
        "check",
        callback=check,
        params=[programme_argument(), *common_options(words)],
        help=words("Check the file, the ledger and the journal."),
    )
