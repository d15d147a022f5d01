"""People in words: how they stand, what happened, what a field may say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.charts.story import Happening
from facilitator.life_vocabulary import RestReason
from facilitator.people.story_kinds import StoryKind
from facilitator.reciprocity.promises import Band
from facilitator.vocabulary import (
    AttendanceState,
    ConsentPurpose,
    LetterLanguage,
    PersonStatus,
    SessionMode,
    ToldBy,
)
from ui.parts.heads import Figure
from ui.parts.marks import Badge, Shape

if TYPE_CHECKING:
    from typing import Literal

    from facilitator.people.questions import PersonLine
    from facilitator.people.standing import PersonStanding
    from facilitator.people.story import StoryLine
    from facilitator.words import Words


def badge_of(line: PersonLine, words: Words) -> Badge | None:
    """How a person stands, in a shape and a few words."""
    if line.has_left:
        return Badge(Shape.HOLLOW, words("stepped out"))
    if line.is_resting:
        return Badge(Shape.BARS, words("at rest"))
    return _band_badge(line.standing, words) if line.standing else None


def _band_badge(standing: PersonStanding, words: Words) -> Badge:
    if standing.band is Band.BEHIND:
        word = words("%(hours)s to pass on", hours=words.hours(standing.to_pass_on))
        if standing.wants_check_in:
            return Badge(Shape.DIAMOND, word, "rust", strong=True)
        return Badge(Shape.HALF, word, "ink")
    if standing.band is Band.WAITING_FOR_US:
        return Badge(Shape.HOLLOW, words("waiting for us"), "ink2")
    if standing.band is Band.AHEAD:
        word = words("%(hours)s ahead", hours=words.hours(standing.by))
        return Badge(Shape.UP, word, "accent_text")
    if standing.band is Band.NOT_BEGUN:
        return Badge(Shape.HOLLOW, words("too early to tell"))
    if standing.band is Band.MET:
        return Badge(Shape.DOT, words("all passed on"), "accent_text")
    return Badge(Shape.DOT, words("in step"), "accent_text")


def standing_badge(standing: PersonStanding, words: Words) -> Badge:
    """How a person stands, as the first sentence of their page."""
    if standing.band is Band.BEHIND:
        sentence = words(
            "Behind by %(hours)s, due on %(date)s.",
            hours=words.hours(standing.by),
            date=words.date(standing.due, "long"),
        )
        shape = Shape.DIAMOND if standing.wants_check_in else Shape.HALF
        return Badge(shape, sentence, "rust" if standing.wants_check_in else "ink")
    if standing.band is Band.WAITING_FOR_US:
        return Badge(Shape.HOLLOW, words("Waiting for us: nobody to give to yet."), "ink2")
    if standing.band is Band.AHEAD:
        sentence = words("Ahead by %(hours)s.", hours=words.hours(standing.by))
        return Badge(Shape.UP, sentence, "accent_text")
    if standing.band is Band.NOT_BEGUN:
        return Badge(Shape.HOLLOW, words("Too early to tell."), "ink2")
    if standing.band is Band.RESTING:
        return Badge(Shape.BARS, words("At rest."), "ink2")
    if standing.band is Band.MET:
        return Badge(Shape.DOT, words("Everything passed on."), "accent_text")
    return Badge(Shape.DOT, words("In step."), "accent_text")


def way_on(standing: PersonStanding, words: Words) -> str:
    """What brings a person level, or what is still to come."""
    if standing.band is Band.RESTING:
        return words("Nothing is asked until the rest is over.")
    if standing.band is Band.WAITING_FOR_US:
        return words("Nothing is asked of them, and nothing stands on their paper.")
    if standing.band in {Band.IN_STEP, Band.AHEAD}:
        return words(
            "%(hours)s to pass on by %(date)s.",
            hours=words.hours(standing.to_pass_on),
            date=words.date(standing.due),
        )
    if standing.band is Band.NOT_BEGUN:
        return words("The promise is due on %(date)s.", date=words.date(standing.due))
    return _way_back(standing, words)


def _way_back(standing: PersonStanding, words: Words) -> str:
    way = standing.way_back
    if way is None:
        return ""
    if way.is_enough and way.day is not None:
        return words(
            "The %(hours)s arranged with %(name)s for %(date)s will bring this into step.",
            hours=words.hours(way.minutes),
            name=way.with_name,
            date=words.date(way.day, "day"),
        )
    return words.many(
        "One more session given would bring this into step.",
        "%(n)s more sessions given would bring this into step.",
        way.sessions_more,
    )


def figure(minutes: int, label: str, words: Words, key: str, shape: Shape | None = None) -> Figure:
    """Minutes as a large figure with its unit."""
    if minutes % 60 == 0:
        return Figure(words.number(minutes // 60), label, words("h"), key, shape)
    return Figure(words.hours(minutes), label, "", key, shape)


_CIRCLES: dict[StoryKind, Literal["given", "received", "to come", "paper"]] = {
    StoryKind.GAVE: "given",
    StoryKind.RECEIVED: "received",
    StoryKind.TO_GIVE: "to come",
    StoryKind.TO_RECEIVE: "to come",
    StoryKind.NO_OUTCOME: "to come",
    StoryKind.NOT_HELD: "to come",
    StoryKind.GATHERING: "to come",
}


def happening(line: StoryLine, words: Words) -> Happening:
    """One line of a person's story."""
    return Happening(
        date=words.date(line.day, "short"),
        kind=_CIRCLES.get(line.kind, "paper"),
        title=_title(line, words),
        sentence=" · ".join(part for part in _circumstances(line, words) if part),
        minutes=words.hours(line.minutes) if line.minutes else "",
    )


def _title(line: StoryLine, words: Words) -> str:
    who = line.named(words.language.value)
    if line.kind is StoryKind.GAVE:
        return words("Gave session %(number)s to %(who)s", number=line.number, who=who)
    if line.kind is StoryKind.RECEIVED:
        return words("Received session %(number)s from %(who)s", number=line.number, who=who)
    simple = {
        StoryKind.TO_GIVE: words("Gives a session to %(who)s", who=who),
        StoryKind.TO_RECEIVE: words("Receives a session from %(who)s", who=who),
        StoryKind.NOT_HELD: words("A session with %(who)s did not take place", who=who),
        StoryKind.NO_OUTCOME: words("Session arranged with %(who)s", who=who),
        StoryKind.GATHERING: who or words("Gathering"),
        StoryKind.CAME: words("Came to %(who)s", who=who or words("Gathering")),
        StoryKind.AGREEMENT_ISSUED: words("Agreement %(who)s issued", who=who),
        StoryKind.AGREEMENT_SIGNED: words("Agreement %(who)s signed", who=who),
        StoryKind.THANKED: words("Thanked by %(who)s", who=who) if who else words("Thanked"),
        StoryKind.JOINED: words("Joined the programme"),
        StoryKind.RESTS: words("At rest from this day"),
        StoryKind.BACK: words("Last day of the rest"),
        StoryKind.LEFT: words("Stepped out"),
    }
    return simple[line.kind]


def _circumstances(line: StoryLine, words: Words) -> tuple[str, ...]:
    """How and where, and who said so."""
    if line.kind is StoryKind.GATHERING:
        state = {
            AttendanceState.EXPECTED: words("expected"),
            AttendanceState.APOLOGIES: words("sends apologies"),
            AttendanceState.ABSENT: words("is not coming"),
        }
        return (line.place, state.get(line.attendance or AttendanceState.EXPECTED, ""))
    if line.kind is StoryKind.AGREEMENT_ISSUED:
        return (words("signatures to come"),)
    if line.kind is StoryKind.NO_OUTCOME:
        return (line.place, words("nobody has said yet how it went"))
    if line.kind in {StoryKind.TO_GIVE, StoryKind.TO_RECEIVE}:
        return (words("arranged"), mode_words(line.mode, words), line.place)
    return (mode_words(line.mode, words), line.place, _confirmed(line, words))


def mode_words(mode: SessionMode | None, words: Words) -> str:
    """How a session is held."""
    if mode is None:
        return ""
    return {
        SessionMode.IN_PERSON: words("in person"),
        SessionMode.VIDEO: words("by video call"),
        SessionMode.PHONE: words("by phone"),
    }[mode]


def _confirmed(line: StoryLine, words: Words) -> str:
    if line.kind not in {StoryKind.GAVE, StoryKind.RECEIVED, StoryKind.NOT_HELD}:
        return ""
    if line.told_by is None:
        return words("confirmed") if line.confirmed else ""
    return {
        ToldBy.COACH: words("told by the giver"),
        ToldBy.COACHEE: words("told by the receiver"),
        ToldBy.BOTH: words("confirmed by both"),
        ToldBy.SLIP: words("confirmed by slip"),
        ToldBy.FACILITATOR: words("noted by the facilitator"),
    }[line.told_by]


def letter_languages(words: Words) -> tuple[tuple[str, str], ...]:
    """What may be chosen as the language of letters."""
    return (
        (LetterLanguage.NOT_ASKED.value, words("Not asked yet")),
        (LetterLanguage.CY.value, words("Welsh")),
        (LetterLanguage.EN.value, words("English")),
        (LetterLanguage.BOTH.value, words("Both, Welsh first")),
    )


def letters_fact(language: LetterLanguage, words: Words) -> str:
    """The language of letters, as a fact beside others."""
    return {
        LetterLanguage.CY: words("Letters in Welsh"),
        LetterLanguage.EN: words("Letters in English"),
        LetterLanguage.BOTH: words("Letters in both languages"),
        LetterLanguage.NOT_ASKED: words("Language of letters not asked yet"),
    }[language]


def statuses(words: Words) -> tuple[tuple[str, str], ...]:
    """Where a person may stand; stepping out has its own dialog."""
    return (
        (PersonStatus.ENQUIRED.value, words("Enquired")),
        (PersonStatus.APPLIED.value, words("Applied")),
        (PersonStatus.WAITING.value, words("Waiting")),
        (PersonStatus.ACTIVE.value, words("Taking part")),
        (PersonStatus.RESTING.value, words("Quiet by choice")),
        (PersonStatus.STEPPED_BACK.value, words("Stepped back")),
    )


def endings(words: Words) -> tuple[tuple[str, str], ...]:
    """How a person may step out."""
    return (
        (PersonStatus.LEFT.value, words("Stepped out")),
        (PersonStatus.ALUMNI.value, words("Finished, stays a friend of the programme")),
        (PersonStatus.DECEASED.value, words("Has died")),
    )


def purposes(words: Words) -> tuple[tuple[str, str], ...]:
    """What a person may consent to."""
    return (
        (ConsentPurpose.DATA.value, words("Keeping this record")),
        (ConsentPurpose.NAMED_THANKS.value, words("Thanks by name")),
        (ConsentPurpose.TELL_MANAGER.value, words("Telling the line manager")),
        (ConsentPurpose.PUBLIC_THANKS.value, words("Thanks in public")),
        (ConsentPurpose.PHOTOGRAPH.value, words("Photographs")),
        (ConsentPurpose.PROFILE.value, words("A profile for others to read")),
        (ConsentPurpose.CREDENTIAL_LOG.value, words("A name in the coach’s credential log")),
    )


def rest_reasons(words: Words) -> tuple[tuple[str, str], ...]:
    """The classes of reason for a rest; the first is that none was said."""
    return (
        (RestReason.NOT_SAID.value, words("Not said")),
        (RestReason.LEAVE.value, words("Leave from work")),
        (RestReason.ILLNESS.value, words("Illness")),
        (RestReason.WORK.value, words("Work")),
        (RestReason.FAMILY.value, words("Family")),
    )
