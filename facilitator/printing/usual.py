"""Papers by kind, as commands ask for them: read-models from the record, plans ready to render.

Agreements and summaries made here are drafts; issuing them is `agreements.issuing`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.issuing import file_name
from facilitator.agreements.questions import matters, number_series, pairings_to_issue
from facilitator.cohorts.pack import gatherings_ahead, pack_of
from facilitator.cohorts.sheets import PackPart, cover_of, papers_of
from facilitator.errors import RuleBroken
from facilitator.papers.agreement import agreement_paper
from facilitator.papers.cover import cover_paper
from facilitator.papers.my_week import my_week_paper
from facilitator.papers.shared import Named, languages_of
from facilitator.papers.sign_in import by_alphabet, sign_in_paper
from facilitator.papers.slips import slips_paper
from facilitator.papers.statement import statement_paper
from facilitator.papers.summary import summary_paper
from facilitator.papers.summary_more import SummaryForm
from facilitator.papers.thanks import thank_you_paper
from facilitator.people.here import people_here
from facilitator.people.names import english_sort_key, suggested_sort_name, welsh_sort_key
from facilitator.people.questions import alphabet_of
from facilitator.printing.kinds import PrintKind
from facilitator.printing.wanted import (
    BOTH,
    Sheet,
    Wanted,
    cohort_called,
    person_called,
    spoken_as,
)
from facilitator.reciprocity.statement import statements_of
from facilitator.reciprocity.summary import summary_of
from facilitator.store import tables as t
from facilitator.week.sheet import my_week_of

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.agreements.matters import Matter
    from facilitator.agreements.questions import NumberSeries
    from facilitator.cohorts.pack import Pack
    from facilitator.papers.plan import Paper
    from facilitator.words import Language


def pack_wanted(db: Session, wanted: Wanted, today: dt.date) -> Pack:
    """The pack of the next gathering, of one cohort where a code is given.

    Raises:
        RuleBroken: there is no gathering to come.
    """
    cohort = cohort_called(db, wanted.cohort)
    for line in gatherings_ahead(db, today):
        if cohort is None or line.cohort_id == cohort:
            return _in_language(pack_of(db, line.id, today), wanted.languages)
    raise RuleBroken("no_gathering_ahead")


def _in_language(pack: Pack, languages: tuple[Language, ...]) -> Pack:
    """The pack with its cards in the one language that was asked for, if one was."""
    if len(languages) != 1:
        return pack
    (language,) = languages
    return replace(
        pack,
        slips=tuple(replace(slip, language=language) for slip in pack.slips),
        thanks=tuple(replace(card, language=language) for card in pack.thanks),
    )


def pack_sheets(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """The papers of a pack one by one, the cover first."""
    pack = pack_wanted(db, wanted, today)
    spoken = wanted.languages[0] if wanted.languages else wanted.spoken
    name = file_name("pack", pack.on.isoformat(), pack.top.cohort.en)
    papers = [one.copy.paper for one in papers_of(pack, set(PackPart), wanted.languages)]
    return tuple(
        _one(wanted, name, paper, spoken_as(tuple({part.language for part in paper.parts})))
        for paper in (cover_paper(cover_of(pack, spoken), spoken), *papers)
    )


def matters_to_issue(db: Session, wanted: Wanted, today: dt.date) -> tuple[Matter, ...]:
    """What the agreements that are not issued yet would say, of everybody who is here."""
    return _of_those_here(
        db, pairings_to_issue(db, cohort_called(db, wanted.cohort)), wanted, today
    )


def _of_those_here(
    db: Session, pairings: tuple[uuid.UUID, ...], wanted: Wanted, today: dt.date
) -> tuple[Matter, ...]:
    here, person = people_here(db, today), person_called(db, wanted.person)
    found = []
    for matter in matters(db, pairings, today):
        both = {matter.coach.person_id, matter.coachee.person_id}
        if both <= here and (person is None or person in both):
            found.append(_as_wanted(matter, wanted))
    return tuple(found)


def _as_wanted(matter: Matter, wanted: Wanted) -> Matter:
    """The matter with its readers' languages and print as they were asked for."""
    coach, coachee = (
        replace(
            reader,
            letters=wanted.letters or reader.letters,
            large_print=wanted.large_print or reader.large_print,
        )
        for reader in (matter.coach, matter.coachee)
    )
    return replace(matter, coach=coach, coachee=coachee)


def _agreements(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """Drafts of every running pairing, a copy for each of the two."""
    query = sa.select(t.Pairing.id, t.Pairing.state).order_by(t.Pairing.code)
    cohort = cohort_called(db, wanted.cohort)
    if cohort is not None:
        query = query.where(t.Pairing.cohort_id == cohort)
    running = tuple(key for key, state in db.execute(query) if state.is_running)
    found = []
    for matter in _of_those_here(db, running, wanted, today):
        draft = replace(matter.agreement, draft=True)
        for reader, side in ((matter.coach, draft.gives), (matter.coachee, draft.receives)):
            languages = languages_of(reader.letters)
            found.append(
                Sheet(
                    kind=wanted.kind,
                    file=file_name("draft-agreement", matter.pairing, reader.name),
                    paper=agreement_paper(draft, languages, copy_for=side.known_as),
                    person=reader.code,
                    language=spoken_as(languages),
                    large_print=reader.large_print,
                )
            )
    return tuple(found)


# The three forms of a summary by the kinds that print them.
SUMMARY_FORMS = {
    PrintKind.SUMMARY: SummaryForm.BOARD,
    PrintKind.FUNDER_SUMMARY: SummaryForm.FUNDER,
    PrintKind.STORY_SUMMARY: SummaryForm.STORY,
}


def _summary(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """A draft of the progress summary of a cohort or the whole programme."""
    form = SUMMARY_FORMS[wanted.kind]
    summary = summary_of(db, cohort_called(db, wanted.cohort), today, form, wanted.rate)
    languages = wanted.languages or BOTH
    whose = summary.top.cohort.en or summary.top.programme.en
    paper = summary_paper(replace(summary, draft=True), languages)
    name = file_name(f"draft-{wanted.kind.value}", today.isoformat(), whose)
    return (_one(wanted, name, paper, spoken_as(languages)),)


def _one(wanted: Wanted, name: str, paper: Paper, language: str) -> Sheet:
    return Sheet(wanted.kind, name, paper, "", language, wanted.large_print)


def _slips(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    pack = pack_wanted(db, wanted, today)
    if not pack.slips:
        return ()
    name = file_name("session-slips", pack.on.isoformat(), pack.top.cohort.en)
    return (_one(wanted, name, slips_paper(pack.top, pack.slips), wanted.of_cards),)


def _sign_in(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    pack = pack_wanted(db, wanted, today)
    name = file_name("sign-in", pack.on.isoformat(), pack.top.cohort.en)
    return (_one(wanted, name, sign_in_paper(pack.sign_in), "both"),)


def _sign_in_alphabet(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """Everybody in one alphabet: the programme's own order of names."""
    pack = pack_wanted(db, wanted, today)
    key = welsh_sort_key if alphabet_of(db) == "cy" else english_sort_key
    name = file_name("sign-in-alphabet", pack.on.isoformat(), pack.top.cohort.en)
    split = by_alphabet(pack.sign_in, lambda one: key(suggested_sort_name(one)))
    return (_one(wanted, name, sign_in_paper(split), "both"),)


def _thank_you(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    pack = pack_wanted(db, wanted, today)
    if not pack.thanks:
        return ()
    name = file_name("thank-you-cards", pack.on.isoformat(), pack.top.cohort.en)
    return (_one(wanted, name, thank_you_paper(pack.top, pack.thanks), wanted.of_cards),)


def _my_week(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    languages = wanted.languages or (wanted.spoken,)
    weeks = [(my_week_of(db, today, language), language) for language in languages]
    papers = [my_week_paper(week, language) for week, language in weeks]
    paper = replace(papers[0], parts=tuple(part for one in papers for part in one.parts))
    name = file_name("my-week", weeks[0][0].begins.isoformat(), spoken_as(languages))
    return (_one(wanted, name, paper, spoken_as(languages)),)


def _statements(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """One person's statement, or that of everybody who is here and has given or received."""
    here = people_here(db, today)
    asked = person_called(db, wanted.person)
    query = sa.select(t.Person).order_by(t.Person.code)
    cohort = cohort_called(db, wanted.cohort)
    if cohort is not None:
        enrolled = sa.select(t.Enrolment.person_id).where(t.Enrolment.cohort_id == cohort)
        query = query.where(t.Person.id.in_(enrolled))
    people = [
        person for person in db.scalars(query) if person.id in here and asked in {None, person.id}
    ]
    statements = statements_of(db, [person.id for person in people], today)
    found = []
    for person in people:
        statement = statements[person.id]
        if not (statement.received or statement.passed_on or asked):
            continue
        languages = wanted.languages or languages_of(person.letter_language)
        found.append(
            Sheet(
                kind=wanted.kind,
                file=file_name("statement", person.code, person.full_name),
                paper=statement_paper(statement, languages),
                person=person.code,
                language=spoken_as(languages),
                large_print=wanted.large_print or person.large_print,
                subject=f"{person.code} {today.isoformat()}",
            )
        )
    return tuple(found)


MAKERS = {
    PrintKind.AGREEMENT: _agreements,
    **dict.fromkeys(SUMMARY_FORMS, _summary),
    PrintKind.SLIPS: _slips,
    PrintKind.SIGN_IN: _sign_in,
    PrintKind.SIGN_IN_ALPHABET: _sign_in_alphabet,
    PrintKind.MY_WEEK: _my_week,
    PrintKind.THANK_YOU: _thank_you,
    PrintKind.STATEMENT: _statements,
}


def cohort_codes(db: Session) -> tuple[str, ...]:
    """The codes of all cohorts, in order."""
    return tuple(db.scalars(sa.select(t.Cohort.code).order_by(t.Cohort.code)))


@dataclass(frozen=True)
class IssueOutlook:
    """What issuing agreements would do: papers to be made, and who is left out."""

    matters: tuple[Matter, ...]
    series: NumberSeries
    have_one: int
    at_rest: int

    @property
    def copies(self) -> int:
        """How many papers would be handed out."""
        return 2 * len(self.matters)


def issue_outlook(db: Session, today: dt.date) -> IssueOutlook:
    """What issuing every missing agreement would do today; nothing is written."""
    wanted = Wanted(PrintKind.AGREEMENT)
    found = matters_to_issue(db, wanted, today)
    states = db.execute(sa.select(t.Pairing.id, t.Pairing.state))
    running = {key for key, state in states if state.is_running}
    have = running & set(db.scalars(sa.select(t.Agreement.pairing_id)))
    left_out = len(running) - len(have) - len(found)
    return IssueOutlook(found, number_series(db), len(have), left_out)


def cohort_titles(db: Session) -> tuple[tuple[uuid.UUID, str, Named], ...]:
    """Every cohort by key and code with its title, the newest first."""
    c = t.Cohort
    rows = db.execute(sa.select(c.id, c.code, c.title_cy, c.title_en).order_by(c.code.desc()))
    return tuple((key, code, Named(title_cy, title_en)) for key, code, title_cy, title_en in rows)
