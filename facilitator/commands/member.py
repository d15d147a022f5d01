"""What the commands about one member share: whom, from which day on, and the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from facilitator.commands.desk import Day, common_options, day_of_question, programme_argument

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from facilitator.commands.desk import Desk
    from facilitator.store.journal import Step
    from facilitator.words import Words

D = TypeVar("D")


def member_params(words: Words) -> list[click.Parameter]:
    """The programme, whom it is about, and the day."""
    return [
        programme_argument(),
        click.Option(
            ["--person"], required=True, help=words("The code of the person, such as P014.")
        ),
        click.Option(["--on"], type=Day(), help=words("The day, such as 2027-03-09; else today.")),
        *common_options(words),
    ]


def act_on_member(
    desk: Desk,
    given: dict[str, Any],
    action: Callable[[Step, D], object],
    draft: Callable[[uuid.UUID, dt.date], D],
) -> None:
    """Do one thing about a member and say it: `{"person", "on", "step", "said"}`."""
    words = desk.words
    with desk.programme(given) as programme:
        member = programme.ask(_member, given["person"])
        on = given["on"] or day_of_question(given, programme)
        done = programme.do(action, draft(member, on))
    said = words.stored(done.label, done.values)
    answer = {"person": given["person"], "on": on, "step": done.step, "said": said}
    desk.answer(answer, as_json=given["as_json"], text=said)


def _member(db: Session, code: str) -> uuid.UUID:
    from facilitator.store import rows
    from facilitator.store.tables import Person

    return rows.by_code(db, Person, code).id
