"""The tables of figures: people, organisations, cohorts, months, attendance, pairings, ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.reciprocity.behind import FigureRef, Unit
from ui.parts.marks import Swatch
from ui.parts.table import Column
from ui.reciprocity.opening import Openable
from ui.reciprocity.sections import About, TableSection
from ui.reciprocity.wording import amount, called, month, percent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeVar

    from facilitator.papers.shared import Named
    from facilitator.reciprocity.answers import (
        BodyLine,
        PairingLine,
        PartyLine,
        SideLine,
        SumLine,
    )
    from facilitator.reciprocity.journal import JournalLine
    from facilitator.words import Words
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme

    T = TypeVar("T")


def _hours(
    key: str,
    heading: str,
    words: Words,
    value: Callable[[T], int],
    *,
    width: int = 110,
    spare: int = 0,
) -> Column[T]:
    """A column of minutes shown as hours."""
    return Column(
        key, heading, value, text=lambda line: words.hours(value(line)), right=True, width=width,
        spare=spare,
    )  # fmt: skip


def _open(
    table: str, of: str, parts: tuple[tuple[str, str, int | None], ...], unit: Unit, words: Words
) -> tuple[Openable, ...]:
    """The figures of a line: (column, heading, value)."""
    return tuple(
        Openable(FigureRef(table, of, column), heading, amount(value, unit, words))
        for column, heading, value in parts
    )


def people_section(theme: Theme, words: Words, settings: Settings) -> TableSection[PartyLine]:
    """Every party with its account: people, organisations, the programme."""

    def figures(line: PartyLine) -> tuple[Openable, ...]:
        own = (
            ("given", words("Given"), line.given),
            ("received", words("Received"), line.received),
            ("balance", words("Given less received"), line.balance),
        )
        more = (
            ("given_external_confirmed", words("Confirmed, to elsewhere"), line.external),
            ("paid_by_exchange", words("Paid by exchange"), line.paid),
        )
        parts = (*own, *(more if line.is_person else ()))
        return _open(line.table, line.code, parts, Unit.MINUTES, words)

    columns: tuple[Column[PartyLine], ...] = (
        Column("who", words("Party"), lambda line: called(line.name, words), width=210,
               strong=True),
        Column("where", words("Organisation"), lambda line: called(line.organisation, words),
               width=180, spare=1),
        _hours("given", words("Given"), words, lambda line: line.given, width=90),
        _hours("received", words("Received"), words, lambda line: line.received, width=90),
        _hours("balance", words("Given less received"), words, lambda line: line.balance,
               width=150),
        _hours("external", words("Confirmed, to elsewhere"), words, lambda line: line.external,
               width=180, spare=2),
        _hours("paid", words("Paid by exchange"), words, lambda line: line.paid, width=140,
               spare=3),
        Column("end", "", lambda _line: "", width=0, spare=-1),
    )  # fmt: skip
    return TableSection(
        theme,
        words,
        settings,
        columns,
        About(
            name=words("People"),
            kept_as="people",
            key=lambda line: line.code,
            title=lambda line: called(line.name, words),
            figures=figures,
        ),
    )


def bodies_section(theme: Theme, words: Words, settings: Settings) -> TableSection[BodyLine]:
    """What the people of every organisation gave and received."""

    def figures(line: BodyLine) -> tuple[Openable, ...]:
        parts = (
            ("given", words("Given"), line.given),
            ("received", words("Received"), line.received),
            ("inside", words("Stayed inside"), line.inside),
            ("net", words("Given less received"), line.net),
        )
        return _open("organisations", line.code, parts, Unit.MINUTES, words)

    columns: tuple[Column[BodyLine], ...] = (
        Column("who", words("Organisation"), lambda line: called(line.name, words), width=260,
               strong=True,
               swatch=lambda line: Swatch(line.colour, called(line.name, words))),
        _hours("given", words("Given"), words, lambda line: line.given),
        _hours("received", words("Received"), words, lambda line: line.received),
        _hours("inside", words("Stayed inside"), words, lambda line: line.inside, width=120,
               spare=1),
        _hours("net", words("Given less received"), words, lambda line: line.net, width=160,
               spare=2),
        Column("end", "", lambda _line: "", width=0, spare=-1),
    )  # fmt: skip
    return TableSection(
        theme,
        words,
        settings,
        columns,
        About(
            name=words("Organisations"),
            kept_as="bodies",
            key=lambda line: line.code,
            title=lambda line: called(line.name, words),
            figures=figures,
            filters=False,
        ),
    )


def sums_section(
    theme: Theme, words: Words, settings: Settings, table: str
) -> TableSection[SumLine]:
    """Hours by cohort or by month."""
    is_months = table == "months"
    heading = words("Month") if is_months else words("Cohort")

    def name(line: SumLine) -> str:
        return month(line.code, words) if is_months else called(line.name, words) or line.code

    def figures(line: SumLine) -> tuple[Openable, ...]:
        return _open(table, line.code, (("", words("Hours"), line.minutes),), Unit.MINUTES, words)

    columns: tuple[Column[SumLine], ...] = (
        Column("what", heading, name, width=320, strong=True, order=lambda line: line.code),
        _hours("minutes", words("Hours"), words, lambda line: line.minutes),
        Column("end", "", lambda _line: "", width=0, spare=-1),
    )
    return TableSection(
        theme,
        words,
        settings,
        columns,
        About(
            name=heading,
            kept_as=table,
            key=lambda line: line.code,
            title=name,
            figures=figures,
            filters=False,
        ),
    )


def attendance_section(theme: Theme, words: Words, settings: Settings) -> TableSection[SideLine]:
    """Attendance by side, in days of a person."""

    def name(line: SideLine) -> str:
        return words("Who gives") if line.side == "coach" else words("Who receives")

    def figures(line: SideLine) -> tuple[Openable, ...]:
        parts = (
            ("days", words("Days that count"), line.days),
            ("no_show", words("Missed"), line.missed),
            ("late_cancel", words("Cancelled late"), line.late),
        )
        return _open("attendance", line.side, parts, Unit.DAYS, words)

    def many(
        key: str, heading: str, value: Callable[[SideLine], int], spare: int = 0
    ) -> Column[SideLine]:
        return Column(key, heading, value, right=True, width=130, spare=spare)

    columns: tuple[Column[SideLine], ...] = (
        Column("side", words("Side"), name, width=200, strong=True),
        many("days", words("Days that count"), lambda line: line.days),
        many("missed", words("Missed"), lambda line: line.missed),
        Column("missed_share", words("Share missed"), lambda line: line.missed_share,
               text=lambda line: percent(line.missed_share, words), right=True, width=120,
               spare=2),
        many("late", words("Cancelled late"), lambda line: line.late, 3),
        Column("late_share", words("Share late"), lambda line: line.late_share,
               text=lambda line: percent(line.late_share, words), right=True, width=110, spare=1),
        Column("end", "", lambda _line: "", width=0, spare=-1),
    )  # fmt: skip
    return TableSection(
        theme,
        words,
        settings,
        columns,
        About(
            name=words("Attendance"),
            kept_as="attendance",
            key=lambda line: line.side,
            title=name,
            figures=figures,
            filters=False,
        ),
    )


def pairings_section(theme: Theme, words: Words, settings: Settings) -> TableSection[PairingLine]:
    """Sessions of every pairing: contracted, held, arranged, without outcome, to arrange."""

    def name(line: PairingLine) -> str:
        return f"{called(line.coach, words)} → {called(line.coachee, words)}"

    def figures(line: PairingLine) -> tuple[Openable, ...]:
        parts = (
            ("held", words("Held"), line.held),
            ("arranged", words("Arranged"), line.arranged),
            ("past_without_outcome", words("Nobody has said yet"), line.past_without_outcome),
            ("to_arrange", words("To arrange"), line.to_arrange),
            ("contracted", words("Contracted"), line.contracted),
        )
        return _open("pairings", line.code, parts, Unit.SESSIONS, words)

    def many(key: str, heading: str, value: Callable[[PairingLine], int], width: int = 100,
             spare: int = 0) -> Column[PairingLine]:  # fmt: skip
        return Column(key, heading, value, right=True, width=width, spare=spare)

    columns: tuple[Column[PairingLine], ...] = (
        Column("who", words("Pairing"), name, width=270, strong=True),
        Column("cohort", words("Cohort"), lambda line: called(line.cohort, words), width=150,
               spare=1),
        many("contracted", words("Contracted"), lambda line: line.contracted, 100, 6),
        many("held", words("Held"), lambda line: line.held, 80),
        many("arranged", words("Arranged"), lambda line: line.arranged, 100, 4),
        many("silent", words("Nobody has said yet"), lambda line: line.past_without_outcome, 150,
             3),
        many("to_arrange", words("To arrange"), lambda line: line.to_arrange, 100, 5),
        Column("first", words("Days to the first"), lambda line: line.days_to_first, right=True,
               width=130, spare=2),
        Column("end", "", lambda _line: "", width=0, spare=-1),
    )  # fmt: skip
    return TableSection(
        theme,
        words,
        settings,
        columns,
        About(
            name=words("Pairings"),
            kept_as="pairings",
            key=lambda line: line.code,
            title=name,
            figures=figures,
        ),
    )


def journal_columns(words: Words, names: Mapping[str, Named]) -> tuple[Column[JournalLine], ...]:
    """The ledger's own rows; `names` may be filled later."""

    def name(code: str) -> str:
        return called(names[code], words) if code in names else code

    return (
        Column("day", words("Day"), lambda line: line.day,
               text=lambda line: words.date(line.day, "brief"), width=120, whole=True),
        Column("giver", words("Gives"), lambda line: name(line.giver), width=200, strong=True),
        Column("receiver", words("Receives"), lambda line: name(line.receiver), width=200,
               strong=True),
        _hours("minutes", words("Hours"), words, lambda line: line.minutes, width=90),
        Column("kind", words("What moved"), lambda line: kind_words(line.kind, words), width=150,
               spare=2),
        Column("known", words("Known from"), lambda line: line.known_from,
               text=lambda line: words.date(line.known_from, "brief"), width=120, spare=1),
        Column("code", words("Record"), lambda line: line.code, width=0, spare=3),
    )  # fmt: skip


def kind_words(kind: str, words: Words) -> str:
    """What moved, in words; a kind of somebody's own stands as it is."""
    return {
        "session": words("Session"),
        "reversal": words("Taken back by a correction"),
        "place": words("Place on a course"),
        "qualification": words("Qualification place"),
        "course": words("Course"),
        "training": words("Training"),
        "room": words("Room"),
        "help": words("Help"),
        "skills exchange": words("Skills exchange"),
        "learning exchange": words("Learning exchange"),
    }.get(kind, kind)
