"""Sessions in words: what happened, how, and who told us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.vocabulary import MovedBy, SessionMode, SessionStatus, ToldBy

if TYPE_CHECKING:
    from facilitator.sessions.questions import SessionLine
    from facilitator.words import Words


def happened_words(line: SessionLine, words: Words) -> str:
    """What happened, with every mark that stands beside it."""
    said = [status_words(line.status, words)]
    moved = dict(movers(words)).get(line.moved_by.value, "") if line.moved_by else ""
    if moved:
        said[0] = f"{said[0]} {moved}"
    if line.others:
        said.append(words.many("and %(n)s other", "and %(n)s others", line.others))
    if line.is_corrected:
        said.append(words("corrected"))
    if line.disputed_by is not None:
        said.append(words("remembered otherwise"))
    if line.days_late:
        said.append(words("recorded %(n)s days later", n=line.days_late))
    return " · ".join(said)


def status_words(status: SessionStatus, words: Words) -> str:
    """What happened, in a few words."""
    return {
        SessionStatus.ARRANGED: words("arranged"),
        SessionStatus.HELD: words("held"),
        SessionStatus.HELD_SHORT: words("held, shorter"),
        SessionStatus.RESCHEDULED: words("moved to another day"),
        SessionStatus.CANCELLED_IN_TIME_COACH: words("cancelled in time by the giver"),
        SessionStatus.CANCELLED_IN_TIME_COACHEE: words("cancelled in time by the receiver"),
        SessionStatus.LATE_CANCEL_COACH: words("cancelled late by the giver"),
        SessionStatus.LATE_CANCEL_COACHEE: words("cancelled late by the receiver"),
        SessionStatus.NO_SHOW_COACH: words("the giver did not come"),
        SessionStatus.NO_SHOW_COACHEE: words("the receiver did not come"),
        SessionStatus.EMPLOYER_CANCELLED: words("cancelled by the employer"),
        SessionStatus.EXCUSED: words("excused"),
    }[status]


def statuses(words: Words) -> tuple[tuple[str, str], ...]:
    """Everything that can have happened, to choose from."""
    return tuple(
        (status.value, status_words(status, words))
        for status in SessionStatus
        if status is not SessionStatus.ARRANGED
    )


def modes(words: Words) -> tuple[tuple[str, str], ...]:
    """How a session can be held."""
    return (
        ("", words("not said")),
        (SessionMode.IN_PERSON.value, words("in person")),
        (SessionMode.VIDEO.value, words("by video call")),
        (SessionMode.PHONE.value, words("by phone")),
    )


def tellers(words: Words) -> tuple[tuple[str, str], ...]:
    """Who can have told us."""
    return (
        (ToldBy.SLIP.value, words("a slip")),
        (ToldBy.BOTH.value, words("both of them")),
        (ToldBy.COACH.value, words("the giver")),
        (ToldBy.COACHEE.value, words("the receiver")),
        (ToldBy.FACILITATOR.value, words("my own note")),
    )


def movers(words: Words) -> tuple[tuple[str, str], ...]:
    """Who can have asked for another day."""
    return (
        ("", words("not said")),
        (MovedBy.COACHEE.value, words("by the receiver")),
        (MovedBy.COACH.value, words("by the giver")),
        (MovedBy.BOTH.value, words("by both together")),
    )


def rounding_words(to: int, words: Words) -> str:
    """By which rule minutes are kept."""
    if to <= 1:
        return words("as they were, to the minute")
    return words("rounded to the nearest %(n)s minutes", n=to)


def content_note(words: Words) -> str:
    """What a long remark is met with."""
    return words(
        "What was said in a session does not belong here. The record keeps that it took place "
        "and how long, and at most a line."
    )


def told_words(told_by: ToldBy | None, words: Words) -> str:
    """Who told us, as the list says it."""
    return dict(tellers(words)).get(told_by.value, "") if told_by else ""
