"""`facilitator backup`: a verified copy beside the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.clock import Clock
from facilitator.commands.desk import common_options, file_of, passphrase_of, programme_argument

if TYPE_CHECKING:
    import datetime as dt

    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `backup`."""
    words = desk.words

    def backup(*, as_json: bool, **given: Any) -> None:  # noqa: ANN401
        from facilitator.store.opening import ProgrammeFile

        file = ProgrammeFile.open(
            file_of(given),
            passphrase_of(given["passphrase_file"]),
            Clock(given["today"]),
            backs_up=False,
        )
        try:
            made = file.back_up()
        finally:
            file.close()
        answer = {"file": str(made.path), "step": made.step, "at": _said(made.at)}
        text = words("Backed up and verified: %(file)s", file=made.path.name)
        desk.answer(answer, as_json=as_json, text=text)

    return click.Command(
        "backup",
        callback=backup,
        params=[programme_argument(), *common_options(words)],
        help=words("Make a verified backup beside the programme."),
    )


def _said(at: dt.datetime) -> str:
    return at.isoformat(sep=" ", timespec="seconds")
