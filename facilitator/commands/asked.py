"""`facilitator asked`: who asks about their own record, and by when they are to have an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import Day, common_options, day_of_question, programme_argument
from facilitator.errors import RuleBroken
from facilitator.life_vocabulary import RecordAsked

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from facilitator.commands.desk import Desk
    from facilitator.programme import Done
    from facilitator.store.opening import OpenProgramme


def command(desk: Desk) -> click.Command:
    """The command `asked`."""
    words = desk.words

    def asked(**given: Any) -> None:  # noqa: ANN401
        said = ""
        about = given["asks"] or given["on"] or given["answered"]
        if given["person"] is None and about:
            raise click.UsageError(words("Say who asks: --person CODE."))
        with desk.programme(given) as programme:
            today = day_of_question(given, programme)
            if given["person"] is not None:
                done = _noted(programme, given, given["on"] or today)
                said = words.stored(done.label, done.values)
            waiting = programme.ask(_waiting, today)
        lines = [
            words("%(person)s: by %(due)s", person=one["person"], due=words.date(one["due"], "day"))
            for one in waiting
        ]
        text = said or "\n".join(lines) or words("Nobody waits for an answer.")
        desk.answer({"said": said, "waiting": waiting}, as_json=given["as_json"], text=text)

    return click.Command(
        "asked",
        callback=asked,
        params=[
            programme_argument(),
            click.Option(["--person"], help=words("The code of the person, such as P014.")),
            click.Option(
                ["--asks"],
                type=click.Choice([one.value for one in RecordAsked]),
                help=words("What they ask; without it, to see what is held about them."),
            ),
            click.Option(
                ["--on"], type=Day(), help=words("The day, such as 2027-03-09; else today.")
            ),
            click.Option(
                ["--answered"], is_flag=True, help=words("They have had their answer on that day.")
            ),
            *common_options(words),
        ],
        help=words(
            "Say who asks about their own record and by when they are to have an answer, a month "
            "after they asked. With a person, note that they ask, or that they were answered."
        ),
    )


def _noted(programme: OpenProgramme, given: dict[str, Any], on: dt.date) -> Done[Any]:
    """Note that somebody asks, or that what they asked was answered, on a day."""
    from facilitator.people.asked import open_asks
    from facilitator.rights.actions import AnsweredDraft, AskedDraft, note_answered, note_asked
    from facilitator.rights.questions import key_of

    asks = RecordAsked(given["asks"] or RecordAsked.SEE)
    person = programme.ask(key_of, given["person"])
    if not given["answered"]:
        return programme.do(note_asked, AskedDraft(person, asks, on))
    for one in programme.ask(open_asks, person):
        if one.asks is asks:
            return programme.do(note_answered, AnsweredDraft(one.id, one.version, on))
    raise RuleBroken("record_not_asked", person=given["person"])


def _waiting(db: Session, today: dt.date) -> list[dict[str, Any]]:
    """Who waits for an answer about their own record, what is due first coming first."""
    from facilitator.people.asked import open_asks
    from facilitator.store import rows
    from facilitator.store.tables import Person

    return [
        {
            "person": rows.found(db, Person, one.person_id).code,
            "asks": one.asks.value,
            "received": one.received,
            "due": one.due,
            "days_left": (one.due - today).days,
        }
        for one in open_asks(db)
        if one.received <= today
    ]
