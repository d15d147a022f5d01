"""What a summary says beyond a page: outcomes, Welsh, value in kind; or a story, no counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.papers.plan import Column, Heading, Paragraph, Table, Title, Together
from facilitator.papers.shared import UNNAMED, Named
from facilitator.surveys.forms import survey_text
from facilitator.surveys.wording import respondents, survey_waves

if TYPE_CHECKING:
    from facilitator.asking_vocabulary import Respondent, SurveyWave
    from facilitator.goals.rules import Movement
    from facilitator.papers.plan import Block
    from facilitator.papers.summary import Summary
    from facilitator.surveys.rules import Report
    from facilitator.words import Words


class SummaryForm(StrEnum):
    """A page for a board, two to four for whoever pays, or a story for a very small cohort."""

    BOARD = "board"
    FUNDER = "funder"
    STORY = "story"


@dataclass(frozen=True)
class Rate:
    """What an hour is reckoned at, in pence, and where that comes from; said now, never kept."""

    pence: int
    source: str = ""


@dataclass(frozen=True)
class Surveyed:
    """What one kind of survey says."""

    respondent: Respondent
    wave: SurveyWave
    report: Report


@dataclass(frozen=True)
class Told:
    """What somebody said in thanks, in their own words, and where they work ("": not said)."""

    text: str
    by: str = ""
    place: Named = UNNAMED


@dataclass(frozen=True)
class More:
    """What only the longer form and the story say.

    `welsh_offered` and `welsh_taken_up` count people (None: fewer than 5).
    """

    goals: Movement | None = None
    surveys: tuple[Surveyed, ...] = ()
    welsh_offered: int | None = 0
    welsh_taken_up: int | None = 0
    rate: Rate | None = None
    told: tuple[Told, ...] = ()
    has_come_round: bool = False

    def facts(self) -> dict[str, object]:
        """The figures, for the fingerprint."""
        goals = self.goals
        return {
            "goals": [goals.goals, goals.at_start, goals.at_end] if goals else None,
            "surveys": [
                [one.respondent.value, one.wave.value, one.report.came_back, one.report.handed_out]
                for one in self.surveys
            ],
            "welsh": [self.welsh_offered, self.welsh_taken_up],
            "rate": [self.rate.pence, self.rate.source] if self.rate else None,
        }


def more_blocks(summary: Summary, words: Words) -> tuple[Block, ...]:
    """The parts of the longer form that stand before what would help next."""
    more = summary.more
    if more is None or summary.form is not SummaryForm.FUNDER:
        return ()
    return (
        *_goals(more, words),
        *_surveys(more, words),
        *_welsh(more, words),
        *_value(summary, more, words),
    )


def _goals(more: More, words: Words) -> tuple[Block, ...]:
    heading = Heading(words("What people set out to do"))
    goals = more.goals
    if goals is None or goals.at_start is None or goals.at_end is None:
        few = words("Too few goals were rated at both ends to be told.")
        return (Together((heading, Paragraph(few))),)
    said = words(
        "Goals rated at the start and at the end: %(n)s. On a scale of 1 to 10 the middle one "
        "(the median) rose from %(start)s to %(end)s.",
        n=goals.goals,
        start=words.number(goals.at_start),
        end=words.number(goals.at_end),
    )
    return (Together((heading, Paragraph(said))),)


def _surveys(more: More, words: Words) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for one in more.surveys:
        who, when = respondents(words)[one.respondent], survey_waves(words)[one.wave]
        report = one.report
        came = words(
            "%(who)s, %(when)s: %(back)s of %(out)s forms came back (%(rate)s %%).",
            who=who, when=when.lower(), back=_few(report.came_back, words),
            out=report.handed_out, rate=report.rate or 0,
        )  # fmt: skip
        if report.is_hidden:
            came = words(
                "%(who)s, %(when)s: fewer than 5 forms came back, so nothing of them is shown.",
                who=who,
                when=when.lower(),
            )
            blocks.append(Paragraph(came))
            continue
        statements = survey_text(one.respondent, one.wave, words.language).statements
        columns = (Column(words("Statement"), 5), Column(words("Median of 1 to 5"), 1.4, "right"))
        rows = tuple(
            (statement, words.number(median) if median is not None else words("too few"))
            for statement, median in zip(statements, report.medians, strict=True)
        )
        quotes = [Paragraph(f"“{quote}”", "label") for quote in report.quotes]
        blocks += [Together((Paragraph(came), Table(columns, rows), *quotes))]
    if not blocks:
        return ()
    return Heading(words("What people say")), *blocks


def _few(count: int, words: Words) -> str:
    return words("fewer than 5") if 0 < count < 5 else str(count)


def _welsh(more: More, words: Words) -> tuple[Block, ...]:
    offered, taken = more.welsh_offered, more.welsh_taken_up
    said = words(
        "Actively offered Welsh: %(offered)s people. Took it up, for letters or for coaching: "
        "%(taken)s.",
        offered=_or_few(offered, words),
        taken=_or_few(taken, words),
    )
    return (Together((Heading(words("Welsh")), Paragraph(said))),)


def _or_few(count: int | None, words: Words) -> str:
    return words("fewer than 5") if count is None else str(count)


def _value(summary: Summary, more: More, words: Words) -> tuple[Block, ...]:
    rate = more.rate
    if rate is None or summary.given is None:
        return ()
    pounds = summary.given * rate.pence / 6000
    said = words(
        "%(hours)s hours at %(rate)s an hour come to %(value)s in kind.",
        hours=words.number(round(summary.given / 60, 1)),
        rate=f"£{words.number(rate.pence / 100)}",
        value=f"£{words.number(round(pounds))}",
    )
    named = (
        words("The rate was named for this page: %(source)s.", source=rate.source.rstrip("."))
        if rate.source
        else words("The rate was named for this page by the facilitator.")
    )
    note = words("No money changed hands, and this is no proof of a return.")
    heading = Heading(words("Value in kind"))
    return (Together((heading, Paragraph(said, "strong"), Paragraph(f"{named} {note}"))),)


def story_blocks(summary: Summary, words: Words) -> tuple[Block, ...]:
    """A cohort so small that every count would tell who is meant: a story, and no numbers."""
    more = summary.more or More()
    blocks: list[Block] = [Title(words("How it went"), summary.top.cohort.read_in(words.language))]
    blocks.append(
        Paragraph(
            words(
                "People from different places of work met, coached one another, and passed on "
                "what they had received."
            ),
            "lead",
        )
    )
    if more.has_come_round:
        blocks.append(Paragraph(words("The circle came round: everybody gave, and received.")))
    if more.told:
        blocks.append(Heading(words("In their own words")))
    for one in more.told:
        place = one.place.read_in(words.language)
        who = one.by or (words("somebody at %(place)s", place=place) if place else "")
        said = Paragraph(f"“{one.text}”", "lead")
        blocks.append(
            Together((said, Paragraph(who or words("one of those who took part"), "label")))
        )
    asked = [ask.asked_for.read_in(words.language) for ask in summary.asks]
    if asked:
        blocks.append(Heading(words("What would help next")))
        blocks.append(Paragraph(", ".join(asked)))
    if summary.thanks:
        sentences = [Paragraph(thank.read_in(words.language)) for thank in summary.thanks]
        blocks.append(Together((Heading(words("Thank you")), *sentences)))
    why = words(
        "The cohort is so small that any number could tell who is meant, so none is given. "
        "Whoever is named has agreed to it."
    )
    blocks.append(Together((Heading(words("Why there are no figures here")), Paragraph(why))))
    return tuple(blocks)
