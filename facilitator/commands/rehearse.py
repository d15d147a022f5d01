"""`facilitator rehearse`: record sessions one by one and say when each is durable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, programme_argument, today_of
from facilitator.errors import RuleBroken
from facilitator.pairing.questions import running_pairings
from facilitator.sessions.actions import SessionDraft, record_session
from facilitator.vocabulary import SessionStatus

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `rehearse`."""
    words = desk.words

    def rehearse(*, as_json: bool, number: int, **given: Any) -> None:  # noqa: ANN401
        today = today_of(given)
        with desk.programme(given) as programme:
            pairings = programme.ask(running_pairings, today)
            if not pairings:
                raise RuleBroken("no_running_pairing")
            for place in range(number):
                pairing = pairings[place % len(pairings)]
                draft = SessionDraft(pairing, today, SessionStatus.HELD, 60)
                programme.do(record_session, draft)
                if not as_json:
                    click.echo(f"ACK {place + 1}")
        desk.answer({"acknowledged": number}, as_json=as_json)

    return click.Command(
        "rehearse",
        callback=rehearse,
        params=[
            programme_argument(),
            *common_options(words),
            click.Option(
                ["--steps", "number"],
                type=click.IntRange(min=1),
                default=10,
                help=words("How many sessions to record."),
            ),
        ],
        help=words("Record sessions one by one and say when each is safe on disk."),
    )
