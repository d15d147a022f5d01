"""What can happen to a person, as their story names it."""

from __future__ import annotations

from enum import StrEnum


class StoryKind(StrEnum):
    """What happened; the page has the words for each."""

    GAVE = "gave"
    RECEIVED = "received"
    TO_GIVE = "to_give"
    TO_RECEIVE = "to_receive"
    NOT_HELD = "not_held"
    NO_OUTCOME = "no_outcome"
    GATHERING = "gathering"
    CAME = "came"
    AGREEMENT_ISSUED = "agreement_issued"
    AGREEMENT_SIGNED = "agreement_signed"
    THANKED = "thanked"
    JOINED = "joined"
    RESTS = "rests"
    BACK = "back"
    LEFT = "left"
