"""The terms of the board in words, for page, paper and command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.exchange_vocabulary import BoardKind, BoardSort, BoardState, Urgency

if TYPE_CHECKING:
    from facilitator.board.meeting import Why
    from facilitator.words import Words


def sorts(words: Words) -> dict[BoardSort, str]:
    """What can be asked for or offered."""
    return {
        BoardSort.ADVICE: words("Advice"),
        BoardSort.ADMIN: words("Admin"),
        BoardSort.TEACHING: words("Teaching"),
        BoardSort.ROOM: words("A room"),
        BoardSort.EQUIPMENT: words("Equipment"),
        BoardSort.COURSE_PLACE: words("A course place"),
        BoardSort.ALREADY_MADE: words("Already made"),
        BoardSort.OTHER: words("Something else"),
    }


def kinds(words: Words) -> dict[BoardKind, str]:
    """Ask or offer."""
    return {BoardKind.ASK: words("Ask"), BoardKind.OFFER: words("Offer")}


def urgencies(words: Words) -> dict[Urgency, str]:
    """How soon."""
    return {
        Urgency.THIS_WEEK: words("this week"),
        Urgency.THIS_MONTH: words("this month"),
        Urgency.WHENEVER: words("whenever it suits"),
    }


def states(words: Words) -> dict[BoardState, str]:
    """What became of it."""
    return {
        BoardState.OPEN: words("on the board"),
        BoardState.MET: words("met"),
        BoardState.TAKEN_DOWN: words("taken down"),
    }


def uses_said(uses: int, words: Words) -> str:
    """How often a thing was or may be used."""
    return words.many("%(n)s use", "%(n)s uses", uses)


def size_said(minutes: int, uses: int, words: Words) -> str:
    """How large it is: minutes and uses beside each other, never one number."""
    parts = [words.hours(minutes) if minutes else "", uses_said(uses, words) if uses else ""]
    return " · ".join(part for part in parts if part)


def reasons_said(why: tuple[Why, ...], words: Words) -> str:
    """Why two could meet, in one sentence."""
    language = words.language.value
    said = []
    for one in why:
        name = one.cy if language == "cy" else one.en
        if one.sort is not None:
            name = sorts(words)[one.sort].lower()
        said.append(words.stored(one.key, {"name": name}))
    text = "; ".join(said)
    return f"{text[:1].upper()}{text[1:]}." if text else ""
