"""The kinds of paper by the names that commands know them by, and what each is printed for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.words import Words


class PrintKind(StrEnum):
    """A kind of paper, in the order of the list."""

    AGREEMENT = "agreement"
    THREE_WAY = "agreement-three-way"
    RING_AGREEMENT = "agreement-ring"
    RECIPROCAL = "agreement-organisations"
    ORGANISATION_STATEMENT = "organisation-statement"
    LEAFLET = "leaflet"
    DIRECTOR_LEAFLET = "leaflet-director"
    DATA_NOTICE = "data-notice"
    INDUCTION = "induction"
    BALLOT = "ballot"
    EXPECTATIONS = "expectations"
    EXPECTATIONS_AGAIN = "expectations-again"
    BOARD = "board"
    PACK = "pack"
    SIGN_IN = "sign-in"
    SIGN_IN_ALPHABET = "sign-in-alphabet"
    SLIPS = "slips"
    BADGES = "badges"
    TABLE_CARDS = "table-cards"
    SEATING = "seating"
    ROTA = "rota"
    PROFILES = "profiles"
    PAIRED = "pairing-sheet"
    ASK_OFFER = "ask-offer-cards"
    CHEMISTRY = "chemistry-card"
    STATEMENT = "statement"
    HOUR_CARD = "hour-card"
    OWN_DATA = "own-data"
    SUMMARY = "summary"
    FUNDER_SUMMARY = "funder-summary"
    STORY_SUMMARY = "story-summary"
    MY_WEEK = "my-week"
    MATRIX = "matrix"
    RING_POSTER = "ring-poster"
    STORY = "story"
    THANK_YOU = "thank-you"
    CERTIFICATE = "certificate"
    MANAGER_LETTER = "manager-letter"
    CREDENTIAL_LOG = "credential-log"
    SUPERVISION_LOG = "supervision-log"
    SURVEY = "survey"
    FRIENDLY_LETTER = "friendly-letter"
    CORRECTION_LETTER = "correction-letter"
    CLOSING_LETTER = "closing-letter"
    DEPUTY = "deputy-page"
    LOST_LAPTOP = "lost-laptop"
    SAFEGUARDING = "safeguarding"
    PASSPHRASE = "passphrase-sheet"  # noqa: S105  the name of a paper
    BLANKS = "blanks"
    REQUEST_NOTE = "request-note"
    PLACE_LETTER = "place-letter"
    RELEASE_LETTER = "release-letter"
    GOAL_SLIPS = "goal-slips"
    SIGN_UP = "sign-up-form"
    POSTER = "poster"
    SURVEY_FORMS = "survey-forms"
    LABELS = "labels"
    PHONE_LIST = "phone-list"
    MID_REVIEW = "mid-review"
    ORGANISATION_LETTER = "organisation-letter"
    EQUALITY_FORM = "equality-form"
    ARCHIVE_PROOF = "archive-proof"


class Group(StrEnum):
    """Where a kind stands in the list."""

    AGREEMENTS = "agreements"
    BEGINNING = "beginning"
    ROOM = "room"
    PEOPLE = "people"
    REPORTS = "reports"
    THANKS = "thanks"
    PRACTICE = "practice"
    LETTERS = "letters"
    DESK = "desk"


GROUPS: dict[Group, tuple[PrintKind, ...]] = {
    Group.AGREEMENTS: (
        PrintKind.AGREEMENT, PrintKind.THREE_WAY, PrintKind.RING_AGREEMENT, PrintKind.RECIPROCAL,
    ),
    Group.BEGINNING: (
        PrintKind.LEAFLET, PrintKind.DIRECTOR_LEAFLET, PrintKind.POSTER, PrintKind.SIGN_UP,
        PrintKind.DATA_NOTICE, PrintKind.INDUCTION, PrintKind.BALLOT, PrintKind.EXPECTATIONS,
        PrintKind.EXPECTATIONS_AGAIN,
    ),
    Group.ROOM: (
        PrintKind.PACK, PrintKind.SIGN_IN, PrintKind.SIGN_IN_ALPHABET, PrintKind.SLIPS,
        PrintKind.GOAL_SLIPS, PrintKind.MID_REVIEW, PrintKind.BADGES,
        PrintKind.TABLE_CARDS, PrintKind.SEATING, PrintKind.ROTA, PrintKind.PROFILES,
        PrintKind.PAIRED, PrintKind.ASK_OFFER, PrintKind.CHEMISTRY, PrintKind.BOARD,
        PrintKind.LABELS, PrintKind.PHONE_LIST,
    ),
    Group.PEOPLE: (PrintKind.STATEMENT, PrintKind.HOUR_CARD, PrintKind.OWN_DATA),
    Group.REPORTS: (
        PrintKind.SUMMARY, PrintKind.FUNDER_SUMMARY, PrintKind.STORY_SUMMARY,
        PrintKind.ORGANISATION_STATEMENT, PrintKind.MATRIX, PrintKind.MY_WEEK,
        PrintKind.RING_POSTER, PrintKind.STORY,
    ),
    Group.THANKS: (PrintKind.THANK_YOU, PrintKind.CERTIFICATE, PrintKind.MANAGER_LETTER),
    Group.PRACTICE: (
        PrintKind.CREDENTIAL_LOG, PrintKind.SUPERVISION_LOG, PrintKind.SURVEY,
        PrintKind.SURVEY_FORMS, PrintKind.EQUALITY_FORM,
    ),
    Group.LETTERS: (
        PrintKind.REQUEST_NOTE, PrintKind.PLACE_LETTER, PrintKind.RELEASE_LETTER,
        PrintKind.FRIENDLY_LETTER, PrintKind.CORRECTION_LETTER, PrintKind.CLOSING_LETTER,
        PrintKind.ORGANISATION_LETTER,
    ),
    Group.DESK: (
        PrintKind.DEPUTY, PrintKind.LOST_LAPTOP, PrintKind.SAFEGUARDING, PrintKind.PASSPHRASE,
        PrintKind.BLANKS, PrintKind.ARCHIVE_PROOF,
    ),
}  # fmt: skip

# Kinds of which a cohort's part can be asked for, and kinds of which one person's.
BY_COHORT = frozenset(PrintKind) - {
    *GROUPS[Group.DESK], PrintKind.MY_WEEK, PrintKind.LEAFLET, PrintKind.DIRECTOR_LEAFLET,
    PrintKind.DATA_NOTICE, PrintKind.RECIPROCAL, PrintKind.CHEMISTRY, PrintKind.SURVEY,
    PrintKind.ORGANISATION_STATEMENT, PrintKind.BOARD, PrintKind.REQUEST_NOTE,
    PrintKind.SIGN_UP, PrintKind.POSTER, PrintKind.SURVEY_FORMS, PrintKind.EQUALITY_FORM,
    PrintKind.ORGANISATION_LETTER,
}  # fmt: skip
BY_PERSON = frozenset(
    {
        PrintKind.AGREEMENT, PrintKind.THREE_WAY, PrintKind.STATEMENT, PrintKind.HOUR_CARD,
        PrintKind.OWN_DATA, PrintKind.THANK_YOU, PrintKind.CERTIFICATE, PrintKind.MANAGER_LETTER,
        PrintKind.CREDENTIAL_LOG, PrintKind.SUPERVISION_LOG, PrintKind.FRIENDLY_LETTER,
        PrintKind.CORRECTION_LETTER, PrintKind.CLOSING_LETTER, PrintKind.BADGES,
        PrintKind.TABLE_CARDS, PrintKind.ASK_OFFER, PrintKind.INDUCTION, PrintKind.RING_AGREEMENT,
        PrintKind.EXPECTATIONS, PrintKind.EXPECTATIONS_AGAIN, PrintKind.REQUEST_NOTE,
        PrintKind.PLACE_LETTER, PrintKind.RELEASE_LETTER, PrintKind.GOAL_SLIPS, PrintKind.LABELS,
        PrintKind.MID_REVIEW, PrintKind.PAIRED,
    }
)  # fmt: skip

# Kinds that are printed without a number: to look at, or to sign before they are issued.
DRAFTS = frozenset(
    {
        PrintKind.AGREEMENT, PrintKind.THREE_WAY, PrintKind.RING_AGREEMENT, PrintKind.RECIPROCAL,
        PrintKind.STATEMENT, PrintKind.SUMMARY, PrintKind.FUNDER_SUMMARY, PrintKind.STORY_SUMMARY,
    }
)  # fmt: skip


@dataclass(frozen=True)
class KindLine:
    """A kind as a list shows it: its name, what it is for, where it stands."""

    kind: PrintKind
    name: str
    what: str
    group: Group


def kind_lines(words: Words) -> tuple[KindLine, ...]:
    """Every kind with its name and its use, in the order of the list."""
    said = {**_to_agree(words), **_for_the_room(words), **_to_report(words), **_to_write(words)}
    return tuple(
        KindLine(kind, *said[kind], group) for group, kinds in GROUPS.items() for kind in kinds
    )


def group_names(words: Words) -> dict[Group, str]:
    """What the groups of the list are called."""
    return {
        Group.AGREEMENTS: words("To sign"),
        Group.BEGINNING: words("For the beginning"),
        Group.ROOM: words("For the room"),
        Group.PEOPLE: words("For one person"),
        Group.REPORTS: words("To show how it goes"),
        Group.THANKS: words("To thank"),
        Group.PRACTICE: words("About practice"),
        Group.LETTERS: words("Letters"),
        Group.DESK: words("For the facilitator's desk"),
    }


def _to_agree(words: Words) -> dict[PrintKind, tuple[str, str]]:
    return {
        PrintKind.AGREEMENT: (words("Agreements"), words("Between two people, as drafts")),
        PrintKind.THREE_WAY: (words("Agreements with a sponsor"), words("Signed by three")),
        PrintKind.RING_AGREEMENT: (words("Ring agreements"), words("A whole ring on one sheet")),
        PrintKind.RECIPROCAL: (
            words("Agreements between organisations"),
            words("What each stands ready to give"),
        ),
        PrintKind.LEAFLET: (words("Leaflet"), words("What it is, for whoever may take part")),
        PrintKind.DIRECTOR_LEAFLET: (
            words("Leaflet for directors"),
            words("What it asks of an organisation, and gives"),
        ),
        PrintKind.POSTER: (words("Poster"), words("A few large words for the wall")),
        PrintKind.SIGN_UP: (words("Sign-up form"), words("To fill in by hand and hand in")),
        PrintKind.DATA_NOTICE: (words("Data notice"), words("What is kept, and whose it is")),
        PrintKind.INDUCTION: (
            words("Induction sheets"),
            words("Expectations of both sides, and the rules"),
        ),
        PrintKind.BALLOT: (words("Ballot slips"), words("To choose the programme's rules")),
        PrintKind.EXPECTATIONS: (
            words("What we expect of each other"),
            words("Both sides beside each other, with the rules"),
        ),
        PrintKind.EXPECTATIONS_AGAIN: (
            words("How does it stand?"),
            words("What was expected, asked again half-way and at the end"),
        ),
    }


def _for_the_room(words: Words) -> dict[PrintKind, tuple[str, str]]:
    return {
        PrintKind.PACK: (words("Session-day pack"), words("Everything for the next gathering")),
        PrintKind.SIGN_IN: (words("Sign-in sheet"), words("By organisation, in both languages")),
        PrintKind.SIGN_IN_ALPHABET: (
            words("Sign-in by alphabet"),
            words("One alphabet, split for three tables when many come"),
        ),
        PrintKind.SLIPS: (words("Session slips"), words("One for each pair, to hand back")),
        PrintKind.GOAL_SLIPS: (words("Goal slips"), words("A title and 1 to 10 for each goal")),
        PrintKind.MID_REVIEW: (words("Half-way sheets"), words("For each pair to go through")),
        PrintKind.BADGES: (words("Name badges"), words("Ten to a sheet")),
        PrintKind.TABLE_CARDS: (words("Table cards"), words("To fold and stand up")),
        PrintKind.SEATING: (words("Who sits where"), words("Rings and pairs at their tables")),
        PrintKind.ROTA: (
            words("Who sits with whom"),
            words("The rounds of a day, in threes or twos"),
        ),
        PrintKind.PROFILES: (
            words("Profiles to choose from"),
            words("By consent, with a slip for the choices"),
        ),
        PrintKind.PAIRED: (
            words("Pairing sheets"),
            words("For each person: with whom they are paired, and why"),
        ),
        PrintKind.BOARD: (words("The board to pin up"), words("Asks and offers of the day")),
        PrintKind.LABELS: (words("Address labels"), words("21 to a sheet, moved to fit")),
        PrintKind.PHONE_LIST: (words("Phone list"), words("For the facilitator’s own pocket")),
        PrintKind.ASK_OFFER: (words("Ask and offer cards"), words("What I can give, what I need")),
        PrintKind.CHEMISTRY: (words("First-meeting card"), words("Questions for a first meeting")),
        PrintKind.STATEMENT: (words("Statements"), words("Received and passed on; as drafts")),
        PrintKind.HOUR_CARD: (
            words("Where your hour went"),
            words("A card for each giver, with names by consent"),
        ),
        PrintKind.OWN_DATA: (words("Own data"), words("Everything held about one person")),
    }


def _to_report(words: Words) -> dict[PrintKind, tuple[str, str]]:
    return {
        PrintKind.SUMMARY: (words("Progress summary"), words("For partners; as a draft")),
        PrintKind.FUNDER_SUMMARY: (
            words("Summary for a funder"),
            words("Longer: goals, surveys, Welsh, value in kind"),
        ),
        PrintKind.STORY_SUMMARY: (
            words("Summary as a story"),
            words("For a very small cohort: no counts at all"),
        ),
        PrintKind.ORGANISATION_STATEMENT: (
            words("Statements for organisations"),
            words("A quarter of giving and receiving"),
        ),
        PrintKind.MATRIX: (words("Who gives to whom"), words("Organisation by organisation")),
        PrintKind.MY_WEEK: (words("My week"), words("For the facilitator alone")),
        PrintKind.RING_POSTER: (words("Ring posters"), words("Each ring drawn for the wall")),
        PrintKind.STORY: (words("Story sheet"), words("Thanks in people's own words, by consent")),
        PrintKind.THANK_YOU: (words("Thank-you cards"), words("Four to a page")),
        PrintKind.CERTIFICATE: (words("Certificates"), words("Hours given and to how many places")),
        PrintKind.MANAGER_LETTER: (
            words("Letters to line managers"),
            words("Thanks, where the person agreed"),
        ),
    }


def _to_write(words: Words) -> dict[PrintKind, tuple[str, str]]:
    return {
        PrintKind.CREDENTIAL_LOG: (
            words("Credential logs"),
            words("Hours coached; clients named only by consent"),
        ),
        PrintKind.SUPERVISION_LOG: (words("Supervision logs"), words("Supervision and learning")),
        PrintKind.SURVEY: (words("Survey forms"), words("Before, at the end, six months later")),
        PrintKind.SURVEY_FORMS: (
            words("Surveys by who answers"),
            words("Client, coach, line manager, third party"),
        ),
        PrintKind.EQUALITY_FORM: (
            words("Equality form"),
            words("Voluntary, without a name; counted in piles"),
        ),
        PrintKind.REQUEST_NOTE: (
            words("Where a request stands"),
            words("For whoever waits for help"),
        ),
        PrintKind.PLACE_LETTER: (
            words("Letters about a place"),
            words("Applied, accepted or waiting list"),
        ),
        PrintKind.RELEASE_LETTER: (
            words("May they take part?"),
            words("To line managers, with a slip to answer on"),
        ),
        PrintKind.FRIENDLY_LETTER: (
            words("Friendly letters"),
            words("For the steps of staying in touch"),
        ),
        PrintKind.CORRECTION_LETTER: (
            words("Correction letters"),
            words("For records that were put right"),
        ),
        PrintKind.CLOSING_LETTER: (words("Closing letters"), words("When a cohort ends")),
        PrintKind.ORGANISATION_LETTER: (
            words("Letters to organisations"),
            words("When one joins, lies quiet or leaves"),
        ),
        PrintKind.DEPUTY: (words("Deputy's page"), words("What is next, and who knows")),
        PrintKind.LOST_LAPTOP: (words("If the laptop is lost"), words("What to do, in order")),
        PrintKind.SAFEGUARDING: (words("If somebody is at risk"), words("Whom to tell, and how")),
        PrintKind.PASSPHRASE: (words("Passphrase sheet"), words("To write on and lock away")),
        PrintKind.BLANKS: (words("Blank set"), words("For a day without the laptop")),
        PrintKind.ARCHIVE_PROOF: (
            words("Proof of the year's archive"),
            words("Which names went, in counts"),
        ),
    }
