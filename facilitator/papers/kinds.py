"""The kinds of paper that can be printed, by the names that commands and the archive use."""

from __future__ import annotations

from enum import StrEnum


class PaperKind(StrEnum):
    """One kind of paper."""

    AGREEMENT = "agreement"
    SUMMARY = "progress-summary"
    SLIPS = "session-slips"
    SIGN_IN = "sign-in"
    MY_WEEK = "my-week"
    THANKS = "thank-you-cards"
    STATEMENT = "statement"
    FRIENDLY_LETTER = "friendly-letter"
    CORRECTION_LETTER = "correction-letter"
    COVER = "cover"
    GUIDE = "guide"
