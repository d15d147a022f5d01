"""`facilitator request`: everybody who could help somebody, best first, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, day_of_question, programme_argument
from facilitator.errors import RuleBroken

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from facilitator.commands.desk import Desk
    from facilitator.requests.possible import Possible


def command(desk: Desk) -> click.Command:
    """The command `request`."""
    words = desk.words

    def request(*, as_json: bool, whom: str, **given: Any) -> None:  # noqa: ANN401
        from facilitator.pairing.saying import sentences

        with desk.programme(given) as programme:
            today = day_of_question(given, programme)
            found = programme.ask(_possible, whom, today)
        possible = [
            {"member": one.code, "score": one.score, "reason": sentences(one.reasons, words)}
            for one in found
        ]
        lines = [
            f"{one.code}  {one.name}: {said['reason']}"
            for one, said in zip(found, possible, strict=True)
        ]
        nobody = words("Nobody can by these rules.")
        desk.answer({"possible": possible}, as_json=as_json, text="\n".join(lines) or nobody)

    return click.Command(
        "request",
        callback=request,
        params=[
            programme_argument(),
            click.Option(
                ["--for", "whom"],
                required=True,
                metavar="CODE",
                help=words("The code of the person who asks, or of their request."),
            ),
            *common_options(words),
        ],
        help=words("Say who could help somebody now, best first, and why."),
    )


def _possible(db: Session, code: str, today: dt.date) -> tuple[Possible, ...]:
    """Whoever has room now, by fit and code; a request says for which topic, and who said no."""
    from facilitator.requests.possible import Asked, could_help
    from facilitator.requests.questions import request_with_code
    from facilitator.store import rows
    from facilitator.store.tables import Person

    request = request_with_code(db, code, today)
    if request is None:
        return could_help(db, Asked(rows.by_code(db, Person, code).id), today, room_now=True)
    if request.stage.is_settled:
        raise RuleBroken("request_settled", name=request.name)
    asked = Asked(request.person_id, request.topic.en)
    found = could_help(db, asked, today, room_now=True)
    return tuple(one for one in found if one.person_id not in request.not_again)
