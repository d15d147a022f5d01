"""`facilitator move`: a programme goes from a file to a server, or back, as it is."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import click

from facilitator.clock import Clock
from facilitator.commands.desk import (
    Place,
    Server,
    common_options,
    passphrase_of,
    programme_argument,
)
from facilitator.identity import person_here, person_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator.commands.desk import Desk
    from facilitator.store.opening import OpenProgramme


def command(desk: Desk) -> click.Command:
    """The command `move`."""
    words = desk.words

    def move(*, to: Path | Server, as_json: bool, **given: Any) -> None:  # noqa: ANN401
        from facilitator.store.check import checked

        with (
            desk.programme(given) as here,
            _target(to, given) as there,
            desk.progress(words("Moving")) as tell,
        ):
            counts = there.receive(here, tell)
            before, after = here.ask(checked), there.ask(checked)
        answer = {
            "to": "server" if isinstance(to, Server) else str(to),
            "rows": sum(counts.values()),
            "people": after.people,
            "sessions": after.sessions,
            "steps": after.steps,
            "same": before == after,
        }
        text = words(
            "Moved and compared: %(people)s people, %(sessions)s sessions, %(steps)s steps. The "
            "programme it came from is as it was; keep it until the new one has a backup.",
            people=after.people, sessions=after.sessions, steps=after.steps,
        )  # fmt: skip
        desk.answer(answer, as_json=as_json, text=text)

    return click.Command(
        "move",
        callback=move,
        params=[
            programme_argument(),
            click.Option(
                ["--to"],
                type=Place(),
                required=True,
                help=words(
                    "Where it goes: the address of an empty database (postgresql://…), or a new "
                    "file."
                ),
            ),
            *common_options(words),
        ],
        help=words(
            "Move a programme from a file to a server of an office, or back: every row, the "
            "history and the papers. What it came from stays as it was."
        ),
    )


@contextlib.contextmanager
def _target(to: Path | Server, given: dict[str, Any]) -> Iterator[OpenProgramme]:
    """The empty programme that takes everything over; a file that failed is taken away again."""
    from facilitator.store.opening import created, on_server

    clock = Clock(given["today"])
    if isinstance(to, Server):
        with on_server(to.url, person_on(to.url), clock) as programme:
            yield programme
        return
    made = False
    try:
        passphrase = passphrase_of(given["passphrase_file"])
        with created(to, passphrase, person_here(), clock) as programme:
            made = True
            yield programme
    except BaseException:
        if made:
            to.unlink(missing_ok=True)
        raise
