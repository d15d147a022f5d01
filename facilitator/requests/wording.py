"""Requests in words: where they stand, the clock, the line manager."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.asking_vocabulary import OfferState, Release
from facilitator.requests.rules import Stage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.requests.questions import OfferLine, RequestLine
    from facilitator.words import Words


def stages(words: Words) -> Mapping[Stage, str]:
    """Where a request stands, in a word or two."""
    return {
        Stage.WAITING: words("nobody asked yet"),
        Stage.OFFERED: words("somebody is asked"),
        Stage.ACCEPTED: words("found"),
        Stage.ANSWERED: words("has been answered"),
        Stage.CLOSED: words("nobody sought any more"),
    }


def releases(words: Words) -> Mapping[Release, str]:
    """What the line manager said."""
    return {
        Release.NOT_ASKED: words("not asked yet"),
        Release.ASKED: words("asked, no answer yet"),
        Release.AGREED: words("agrees"),
        Release.NOT_NOW: words("not just now"),
    }


def clock_said(line: RequestLine, words: Words) -> str:
    """How long there is to answer; "" once it has an answer."""
    left = line.days_left
    if left is None:
        return ""
    if left > 0:
        return words.many("%(n)s day left to answer", "%(n)s days left to answer", left)
    return words("an answer is due today") if left == 0 else words("an answer is due")


def offer_said(offer: OfferLine, words: Words) -> str:
    """What became of asking somebody."""
    on = words.date(offer.answered_on or offer.offered_on)
    return {
        OfferState.OFFERED: words("asked on %(date)s, no answer yet", date=on),
        OfferState.DECLINED: words("cannot just now, %(date)s", date=on),
        OfferState.ACCEPTED: words("said yes on %(date)s", date=on),
        OfferState.TAKEN_BACK: words("taken back on %(date)s", date=on),
    }[offer.state]
