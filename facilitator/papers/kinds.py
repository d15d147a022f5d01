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
    OWN_DATA = "own-data"
    LEAFLET = "leaflet"
    DIRECTOR_LEAFLET = "leaflet-director"
    DATA_NOTICE = "data-notice"
    SAFEGUARDING = "safeguarding"
    LOST_LAPTOP = "lost-laptop"
    PASSPHRASE = "passphrase-sheet"  # noqa: S105  the name of a paper
    BADGES = "badges"
    TABLE_CARDS = "table-cards"
    SEATING = "seating"
    ASK_OFFER = "ask-offer-cards"
    CHEMISTRY = "chemistry-card"
    HOUR_CARD = "hour-card"
    INDUCTION = "induction"
    BALLOT = "ballot"
    COVER = "cover"
    GUIDE = "guide"
