"""The progress summary of a cohort or of the whole programme, for partners and the board.

Figures of one to four people arrive as None and are printed as "fewer than 5". It names people
for thanks only, with their consent, and nobody beside anything that is not done.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.charts.columns import Month
from facilitator.charts.dumbbell import Exchange
from facilitator.papers.fonts import check_glyphs
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import (
    Block,
    Column,
    Dumbbells,
    Figure,
    Figures,
    Heading,
    Identity,
    Legend,
    LegendMark,
    MonthColumns,
    Paper,
    Paragraph,
    Part,
    Table,
    Together,
)
from facilitator.papers.shared import Named, fingerprint, issued_foot, month_name, title_in_both
from facilitator.papers.summary_circle import circle_blocks
from facilitator.papers.summary_more import More, SummaryForm, more_blocks, story_blocks
from facilitator.words import Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from facilitator.papers.shared import Heading as Top
    from facilitator.words import Language

NOT_SAID = "–"
# As many as leave the one page for a board one page; those that help most come first.
MOST_ASKS = 3


@dataclass(frozen=True)
class OrganisationHours:
    """Minutes that people of an organisation gave and received."""

    name: Named
    given: int
    received: int


@dataclass(frozen=True)
class MonthOfSessions:
    """A month by its first day: sessions held (None: still to come, or few people) and planned."""

    month: dt.date
    held: int | None
    planned: int | None = None
    has_few: bool = False


@dataclass(frozen=True)
class RingSoFar:
    """A ring and which of its links are kept, in order; nobody is named."""

    name: Named
    kept: tuple[bool, ...]


@dataclass(frozen=True)
class Reach:
    """How many people of a group take part, such as a sector (None: fewer than 5)."""

    group: Named
    people: int | None


@dataclass(frozen=True)
class Ask:
    """What would help next, why, and how many people it helps (None: fewer than 5)."""

    asked_for: Named
    why: Named
    helps: int | None


@dataclass(frozen=True)
class Summary:
    """Everything a progress summary says; the figures are those of `facilitator figures`.

    `given` and `sessions_held` are None where too few took part; `both_confirmed` is a share in
    whole per cent, None where it cannot be said; those named in `thanks` have agreed to it.
    """

    top: Top
    number: str
    version: int
    starts: dt.date
    ends: dt.date
    promises: int
    promises_kept_or_on_time: int
    given: int | None
    organisations: int
    sessions_held: int | None = 0
    both_confirmed: int | None = None
    hours: tuple[OrganisationHours, ...] = ()
    months: tuple[MonthOfSessions, ...] = ()
    rings: tuple[RingSoFar, ...] = ()
    reach: tuple[Reach, ...] = ()
    asks: tuple[Ask, ...] = ()
    thanks: tuple[Named, ...] = ()
    draft: bool = False
    form: SummaryForm = SummaryForm.BOARD
    more: More | None = None

    def facts(self) -> dict[str, object]:
        """The figures, for the fingerprint: the same in both languages."""
        return {
            "number": self.number, "version": self.version, "issued": self.top.issued,
            "period": [self.starts, self.ends], "given": self.given,
            "promises": [self.promises_kept_or_on_time, self.promises],
            "organisations": self.organisations,
            "sessions": self.sessions_held, "confirmed": self.both_confirmed,
            "hours": [[o.name.en or o.name.cy, o.given, o.received] for o in self.hours],
            "months": [[m.month, m.held, m.planned] for m in self.months],
            "rings": [r.kept for r in self.rings],
            "reach": [[r.group.en or r.group.cy, r.people] for r in self.reach],
            **(self.more.facts() if self.more else {}),
        }  # fmt: skip


def summary_paper(summary: Summary, languages: Sequence[Language]) -> Paper:
    """The summary in the reader's languages, Welsh pages first.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(summary)
    identity = Identity(summary.number, summary.version, fingerprint(summary.facts()))
    words = Words(languages[0])
    return Paper(
        kind=PaperKind.SUMMARY,
        title=words("Progress summary %(number)s", number=summary.number),
        author=summary.top.programme.read_in(languages[0]),
        subject=_period(summary, words),
        issued=summary.top.issued,
        parts=tuple(_part(summary, identity, Words(language)) for language in languages),
        identity=identity,
        draft=summary.draft,
    )


def _part(summary: Summary, identity: Identity, words: Words) -> Part:
    return Part(
        language=words.language,
        head=summary.top.head(words.language, words("Draft") if summary.draft else ""),
        foot=issued_foot(words, identity, summary.top.issued, draft=summary.draft),
        bookmark=words("Progress summary"),
        blocks=_blocks(summary, words),
    )


def _blocks(summary: Summary, words: Words) -> tuple[Block, ...]:
    if summary.form is SummaryForm.STORY:
        return story_blocks(summary, words)
    return (
        title_in_both(lambda words: words("Progress summary"), words, _period(summary, words)),
        Paragraph(_lead(summary, words), "lead"),
        Figures(_headlines(summary, words)),
        *_organisations(summary, words),
        *_months(summary, words),
        *circle_blocks(summary.rings, summary.form, words),
        *_reach(summary, words),
        *more_blocks(summary, words),
        *_asks(summary, words),
        *_thanks(summary, words),
        *_method(summary, words),
    )


def _period(summary: Summary, words: Words) -> str:
    first, last = month_name(words, summary.starts), month_name(words, summary.ends)
    return first if first == last else f"{first} – {last}"


def _lead(summary: Summary, words: Words) -> str:
    if not summary.promises:
        return words("No promises have fallen due yet; the first sessions are being arranged.")
    if summary.given is None:
        kept, promises = summary.promises_kept_or_on_time, summary.promises
        return words("%(kept)s of %(promises)s promises are kept or on time.",
                     kept=kept, promises=promises)  # fmt: skip
    figures = {
        "kept": summary.promises_kept_or_on_time,
        "promises": summary.promises,
        "hours": _in_hours(summary.given, words),
        "organisations": summary.organisations,
    }
    if summary.organisations < 2:
        return words(
            "%(kept)s of %(promises)s promises are kept or on time, and %(hours)s hours of "
            "coaching were given.",
            **figures,
        )
    return words(
        "%(kept)s of %(promises)s promises are kept or on time, and %(hours)s hours of coaching "
        "crossed between %(organisations)s organisations.",
        **figures,
    )


def _headlines(summary: Summary, words: Words) -> tuple[Figure, ...]:
    kept = Figure(
        str(summary.promises_kept_or_on_time),
        words("of %(all)s", all=summary.promises),
        _coded(summary, words("promises kept or on time"), 1),
    )
    hours = NOT_SAID if summary.given is None else _in_hours(summary.given, words)
    unit = "" if summary.given is None else words("h")
    given = Figure(hours, unit, _coded(summary, words("coaching given"), 2))
    in_circle = words("organisations in the circle")
    linked = Figure(str(summary.organisations), "", _coded(summary, in_circle, 4))
    if summary.both_confirmed is not None:
        confirmed = _coded(summary, words("sessions confirmed by both"), 7)
        third = Figure(str(summary.both_confirmed), "%", confirmed)
    else:
        held = NOT_SAID if summary.sessions_held is None else str(summary.sessions_held)
        third = Figure(held, "", _coded(summary, words("sessions held"), 3))
    return kept, given, third, linked


def _coded(summary: Summary, label: str, figure: int) -> str:
    """The label with the figure's code, by which its rows are found; a draft has none."""
    return f"{label} {summary.number}/{figure}" if summary.number else label


def _in_hours(minutes: int, words: Words) -> str:
    hours = minutes / 60
    return words.number(round(hours) if hours >= 10 or minutes % 60 == 0 else round(hours, 1))


def _organisations(summary: Summary, words: Words) -> tuple[Block, ...]:
    if not summary.hours:
        return ()
    exchanges = tuple(
        Exchange(o.name.read_in(words.language), o.given, o.received, _difference(o, words))
        for o in summary.hours
    )
    alt = " ".join(
        words(
            "%(name)s: given %(given)s, received %(received)s.",
            name=e.name, given=words.hours(e.given), received=words.hours(e.received),
        )
        for e in exchanges
    )  # fmt: skip
    heading = _coded(summary, words("Hours given and received"), 5)
    legend = Legend(
        (
            LegendMark("dot", words("given")),
            LegendMark("ring", words("received")),
            LegendMark("none", words("a short bar means a fair exchange")),
        )
    )
    heads = (words("Organisation"), words("Hours given"), words("Hours received"))
    return (Together((Heading(heading), Dumbbells(exchanges, heads, legend, alt))),)


def _difference(hours: OrganisationHours, words: Words) -> str:
    more = hours.given - hours.received
    if abs(more) < 30:
        return words("even")
    amount = _in_hours(abs(more), words)
    return (
        words("gives %(hours)s more", hours=amount)
        if more > 0
        else words("receives %(hours)s more", hours=amount)
    )


def _months(summary: Summary, words: Words) -> tuple[Block, ...]:
    if not summary.months:
        return ()
    months = tuple(
        Month(month_name(words, m.month, "short"), m.held, m.planned) for m in summary.months
    )
    alt = " ".join(_month_said(m, words) for m in summary.months)
    marks = [LegendMark("bar", words("held"))]
    if any(m.planned is not None for m in summary.months):
        marks.append(LegendMark("line", words("planned")))
    if any(m.held is None and not m.has_few for m in summary.months):
        marks.append(LegendMark("dash", words("still to come")))
    if any(m.has_few for m in summary.months):
        marks.append(LegendMark("none", words("no column: too few took part to say")))
    heading = Heading(_coded(summary, words("Sessions held each month"), 6))
    low = summary.form is SummaryForm.BOARD
    return (Together((heading, Legend(tuple(marks)), MonthColumns(months, alt, low))),)


def _month_said(month: MonthOfSessions, words: Words) -> str:
    name = month_name(words, month.month, "month")
    if month.has_few:
        return words("%(month)s: too few took part to say.", month=name)
    if month.held is None:
        return words("%(month)s: planned %(planned)s.", month=name, planned=month.planned or 0)
    if month.planned is None:
        return words("%(month)s: held %(held)s.", month=name, held=month.held)
    return words(
        "%(month)s: held %(held)s of %(planned)s planned.",
        month=name, held=month.held, planned=month.planned,
    )  # fmt: skip


def _reach(summary: Summary, words: Words) -> tuple[Block, ...]:
    if not summary.reach:
        return ()
    columns = (Column(words("Group"), 4, strong=True), Column(words("People"), 1.6, "right"))
    rows = tuple(
        (one.group.read_in(words.language), _count(one.people, words)) for one in summary.reach
    )
    return Heading(words("Who takes part")), Table(columns, rows)


def _count(people: int | None, words: Words) -> str:
    return words("fewer than 5") if people is None else str(people)


def _asks(summary: Summary, words: Words) -> tuple[Block, ...]:
    if not summary.asks:
        return ()
    if summary.form is SummaryForm.BOARD:
        said = "; ".join(
            ask.asked_for.read_in(words.language)
            if ask.helps is None
            else f"{ask.asked_for.read_in(words.language)} ({ask.helps})"
            for ask in summary.asks[:MOST_ASKS]
        )
        return (Paragraph(words("What would help next: %(asks)s.", asks=said)),)
    columns = (
        Column(words("Asked for"), 2, strong=True),
        Column(words("Why"), 3.2),
        Column(words("People it helps"), 1.3, "right"),
    )
    rows = tuple(
        (
            ask.asked_for.read_in(words.language),
            ask.why.read_in(words.language),
            _count(ask.helps, words),
        )
        for ask in summary.asks
    )
    return Heading(words("What would help next")), Table(columns, rows)


def _thanks(summary: Summary, words: Words) -> tuple[Block, ...]:
    if not summary.thanks:
        return ()
    sentences = tuple(Paragraph(thank.read_in(words.language)) for thank in summary.thanks)
    if summary.form is SummaryForm.BOARD:
        return sentences
    return (Together((Heading(words("Thank you")), *sentences)),)


def _method(summary: Summary, words: Words) -> tuple[Block, ...]:
    text = words(
        "Minutes of sessions held up to %(date)s, as recorded by the facilitator. Counts of one "
        "to four people are never shown. Nothing that was said in a session is recorded here or "
        "anywhere else.",
        date=words.date(summary.ends),
    )
    if summary.given is None or summary.sessions_held is None:
        text += " " + words("A dash stands where so few took part that a number would tell who.")
    if summary.form is SummaryForm.BOARD:
        return (Paragraph(text, "label"),)
    return (Together((Heading(words("How these figures are made")), Paragraph(text))),)
