"""`facilitator board`: asks and offers, who could meet whom and why, what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, programme_argument, today_of

if TYPE_CHECKING:
    from facilitator.aid.questions import AidLine
    from facilitator.board.questions import BoardLine, BoardPage
    from facilitator.commands.desk import Desk
    from facilitator.words import Words


def command(desk: Desk) -> click.Command:
    """The command `board`."""
    words = desk.words

    def board(*, as_json: bool, **given: Any) -> None:  # noqa: ANN401
        from facilitator.aid.questions import mutual_aid
        from facilitator.board.questions import board as asked

        today = today_of(given)
        with desk.programme(given) as programme:
            page = programme.ask(asked, today)
            aid = programme.ask(mutual_aid, today)
        answer = {
            "today": today.isoformat(),
            "asks": [_line(one, words) for one in page.items if one.is_open and _asks(one)],
            "offers": [_line(one, words) for one in page.items if one.is_open and not _asks(one)],
            "could_meet": _meetings(page, words),
            "given": _given(page, words),
            "minutes": page.minutes,
            "uses": page.uses,
            "mutual_aid": [_aid(one, words) for one in aid],
        }
        desk.answer(answer, as_json=as_json, text=_text(page, words))

    return click.Command(
        "board",
        callback=board,
        params=[programme_argument(), *common_options(words)],
        help=words("Say what is asked for and offered, who could meet whom, what came of it."),
    )


def _asks(line: BoardLine) -> bool:
    return line.kind.value == "ask"


def _line(line: BoardLine, words: Words) -> dict[str, object]:
    language = words.language.value
    return {
        "code": line.code,
        "title": line.title,
        "sort": line.sort.value,
        "whose": line.whose.name(language) or "programme",
        "topic": line.topic.name(language),
        "minutes": line.minutes,
        "uses": line.uses,
        "urgency": line.urgency.value,
        "place": line.place,
        "until": line.until.isoformat() if line.until else None,
    }


def _meetings(page: BoardPage, words: Words) -> list[dict[str, object]]:
    from facilitator.board.wording import reasons_said

    language = words.language.value
    found: list[dict[str, object]] = []
    for one in page.meetings:
        ask, offer, skill = page.item(one.ask), page.item(one.offer), page.skill(one.offer)
        who = offer.whose if offer else skill.name if skill else None
        found.append(
            {
                "ask": ask.code if ask else "",
                "offer": offer.code if offer else "",
                "who": (who.name(language) if who else "") or "programme",
                "why": reasons_said(one.why, words),
            }
        )
    return found


def _given(page: BoardPage, words: Words) -> list[dict[str, object]]:
    language = words.language.value
    return [
        {
            "code": one.code,
            "day": one.day.isoformat(),
            "giver": one.giver.name(language) or "programme",
            "receiver": one.receiver.name(language) or "programme",
            "what": one.what,
            "sort": one.sort.value,
            "minutes": one.minutes,
            "uses": one.uses,
            "return_to": (one.return_to.name(language) or "programme") if one.is_gift else "",
            "taken_back_on": one.taken_back_on.isoformat() if one.taken_back_on else None,
        }
        for one in page.exchanges
    ]


def _aid(line: AidLine, words: Words) -> dict[str, object]:
    language = words.language.value
    return {
        "code": line.code,
        "one": line.one.name(language),
        "other": line.other.name(language),
        "in_force": line.is_in_force,
        "review_on": line.review_on.isoformat() if line.review_on else None,
        "one_gave": {"minutes": line.one_gave.minutes, "uses": line.one_gave.uses},
        "other_gave": {"minutes": line.other_gave.minutes, "uses": line.other_gave.uses},
        "waiting": line.waiting,
    }


def _text(page: BoardPage, words: Words) -> str:
    from facilitator.board.wording import kinds, size_said, uses_said

    language = words.language.value
    lines = []
    for one in page.items:
        if one.is_open:
            who = one.whose.name(language) or words("The programme")
            size = size_said(one.minutes, one.uses, words)
            parts = (kinds(words)[one.kind], one.title, who, size)
            lines.append(f"{one.code}  " + " · ".join(part for part in parts if part))
    if not lines:
        lines.append(words("Nothing on the board yet"))
    lines.append(
        words(
            "Effort: %(hours)s · beside it, never added: %(uses)s",
            hours=words.hours(page.minutes),
            uses=uses_said(page.uses, words),
        )
    )
    return "\n".join(lines)
