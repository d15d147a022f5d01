"""Writes a history (`Record`) into the rows of a programme, codes kept, ledger posted."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.interchange.history_words import known, letters
from facilitator.organisations.rules import letters_for, next_colour
from facilitator.people import names
from facilitator.reciprocity.ledger import shares
from facilitator.reciprocity.record import HELD, PROGRAMME, Status
from facilitator.sessions.posting import REVERSAL, SESSION
from facilitator.store import tables as t
from facilitator.vocabulary import (
    CohortState,
    CommitmentState,
    Counts,
    Direction,
    Elsewhere,
    OrganisationStatus,
    PairingState,
    PartyKind,
    PersonStatus,
    ProgrammeKind,
    RingState,
)

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from facilitator.reciprocity import record as r
    from facilitator.store.journal import Step

E = TypeVar("E", bound=StrEnum)


class HistoryWriter:
    """Writes one history; keys of what it has written are found by their codes."""

    def __init__(self, step: Step, record: r.Record) -> None:
        self._step = step
        self._record = record
        self._person: dict[str, uuid.UUID] = {}
        self._organisation: dict[str, uuid.UUID] = {}
        self._cohort: dict[str, uuid.UUID] = {}
        self._pairing: dict[str, uuid.UUID] = {}
        self._commitment: dict[str, uuid.UUID] = {}
        self._session: dict[str, uuid.UUID] = {}

    def write(self) -> None:
        """Write all tables, parents before children."""
        self._check_codes()
        self._settings()
        self._organisations()
        self._people()
        self._cohorts_and_pairings()
        self._commitments()
        self._sessions()
        self._other_movements()
        self._papers_and_thanks()
        self._care_and_week()

    def _check_codes(self) -> None:
        """Nothing of the history may have a code that stands for something else here."""
        for table, codes in (
            (t.Organisation, [row.id for row in self._record.organisations]),
            (t.Person, [row.id for row in self._record.people]),
            (t.Cohort, [row.id for row in self._record.cohorts]),
            (t.Pairing, [row.id for row in self._record.pairings]),
            (t.CoachingSession, [row.id for row in self._record.sessions]),
            (t.Commitment, [row.id for row in self._record.commitments]),
            (t.Movement, [row.id for row in self._record.movements]),
            (t.Agreement, [row.id for row in self._record.agreements]),
            (t.Request, [row.id for row in self._record.requests]),
        ):
            taken = set(self._step.scalars(sa.select(table.code))) & set(codes)
            if taken:
                raise RuleBroken("history_code_taken", code=min(taken))

    def _settings(self) -> None:
        settings = self._record.settings
        row = self._step.scalars(sa.select(t.ProgrammeRow)).first()
        if row is None:
            row = self._step.put(
                t.ProgrammeRow(
                    name_en=settings.name_en or settings.name_cy,
                    name_cy=settings.name_cy or settings.name_en,
                    kind=ProgrammeKind.CIRCLE,
                    elsewhere=Elsewhere.ORGANISATION,
                )
            )
        row.no_show_window_months = settings.no_show_window_months
        row.grace_days = settings.grace_days
        row.session_minutes = settings.session_minutes
        row.limits = dict(settings.limits) or None
        for holiday in self._record.bank_holidays:
            self._step.put(t.BankHoliday(day=holiday.date, name=holiday.name))

    def _organisations(self) -> None:
        known = self._step.execute(sa.select(t.Organisation.letters, t.Organisation.colour)).all()
        letters, colours = {row.letters for row in known}, [row.colour for row in known]
        for row in self._record.organisations:
            name = row.name_en or row.name_cy
            mark, colour = letters_for(name, letters), next_colour(colours)
            letters.add(mark)
            colours.append(colour)
            organisation = t.Organisation(
                code=row.id,
                name_en=name,
                name_cy=row.name_cy or name,
                letters=mark,
                colour=colour,
                sector=row.sector,
                status=OrganisationStatus.PARTNER,
                folded=names.folded(f"{row.name_en} {row.name_cy}"),
            )
            self._organisation[row.id] = self._step.put(organisation).id
        self._step.flush()

    def _people(self) -> None:
        today = self._record.settings.today
        dated = {row.person for row in self._record.affiliations}
        for row in self._record.people:
            sort_name = names.suggested_sort_name(row.name)
            person = t.Person(
                code=row.id,
                full_name=row.name,
                known_as=row.known_as,
                sort_name=sort_name,
                sort_key_en=names.english_sort_key(sort_name),
                sort_key_cy=names.welsh_sort_key(sort_name),
                folded=names.folded(f"{row.name} {row.known_as}"),
                letter_language=letters(row.language),
                joined=row.joined,
                left=row.left,
                status=_status(row, today),
            )
            self._person[row.id] = self._step.put(person).id
        self._step.flush()
        for row in self._record.people:
            if row.id not in dated and (row.organisation or row.department):
                self._work(row.id, row.organisation, row.department, None, None)
        for work in self._record.affiliations:
            self._work(work.person, work.organisation, work.department, work.first, work.last)

    def _work(
        self,
        person: str,
        organisation: str,
        department: str,
        start: dt.date | None,
        end: dt.date | None,
    ) -> None:
        self._step.put(
            t.Affiliation(
                person_id=self._person[person],
                organisation_id=self._organisation.get(organisation),
                department=department,
                start=start,
                end=end,
            )
        )

    def _cohorts_and_pairings(self) -> None:
        today = self._record.settings.today
        for row in self._record.cohorts:
            over = row.end is not None and row.end < today
            cohort = t.Cohort(
                code=row.id,
                title_en=row.title or row.id,
                title_cy=row.title or row.id,
                state=CohortState.CLOSED if over else CohortState.IN_PROGRESS,
                start=row.start,
                end=row.end,
                give_by=row.end,
                counts=Counts.EXTERNAL,
            )
            self._cohort[row.id] = self._step.put(cohort).id
        self._step.flush()
        rings: dict[tuple[str, str], uuid.UUID] = {}
        for pairing in self._record.pairings:
            key = (pairing.cohort, pairing.ring)
            if pairing.ring and key not in rings:
                ring = t.Ring(
                    cohort_id=self._cohort[pairing.cohort],
                    code=pairing.ring,
                    name=pairing.ring,
                    state=RingState.TURNING,
                )
                rings[key] = self._step.put(ring).id
        self._step.flush()
        ended = {row.pairing: row for row in self._record.ended}
        for pairing in self._record.pairings:
            end = ended.get(pairing.id)
            self._pairing[pairing.id] = self._step.put(
                t.Pairing(
                    code=pairing.id,
                    cohort_id=self._cohort[pairing.cohort],
                    coach_id=self._person[pairing.coach],
                    coachee_id=self._person[pairing.coachee],
                    ring_id=rings.get((pairing.cohort, pairing.ring)),
                    position=pairing.position,
                    state=_known(PairingState, pairing.state),
                    started=pairing.started,
                    planned_end=pairing.planned_end,
                    contracted_sessions=pairing.contracted_sessions,
                    minutes_each=pairing.minutes_each,
                    ended_on=self._record.ended_on.get(pairing.id),
                    outcome=end.outcome if end else "",
                )
            ).id
        self._step.flush()

    def _commitments(self) -> None:
        for row in self._record.commitments:
            commitment = t.Commitment(
                code=row.id,
                owner_kind=self._kind_of(row.owner),
                owner_person_id=self._person.get(row.owner),
                owner_organisation_id=self._organisation.get(row.owner),
                direction=_known(Direction, row.direction),
                to_person_id=self._person.get(row.to),
                to_organisation_id=self._organisation.get(row.to),
                minutes=row.minutes,
                counts=_known(Counts, row.counts or "any"),
                begins=row.begins,
                due=row.due,
                source=row.source,
                state=CommitmentState.OPEN,
            )
            self._commitment[row.id] = self._step.put(commitment).id
        self._step.flush()

    def _kind_of(self, owner: str) -> PartyKind:
        if owner in self._person:
            return PartyKind.PERSON
        return PartyKind.ORGANISATION if owner in self._organisation else PartyKind.PROGRAMME

    def _sessions(self) -> None:
        corrections: dict[str, list[r.Correction]] = {}
        for correction in self._record.corrections:
            corrections.setdefault(correction.session, []).append(correction)
        for row in self._record.sessions:
            session = t.CoachingSession(
                code=row.id,
                pairing_id=self._pairing[row.pairing],
                day=row.date,
                status=row.status,
                minutes=row.minutes,
                others=list(row.others),
                confirmed=row.confirmed,
                commitment_id=self._commitment.get(row.commitment),
                recorded_on=self._known_from(row),
            )
            self._session[row.id] = self._step.put(session).id
        self._step.flush()
        for row in self._record.sessions:
            known_from = self._known_from(row)
            standing = row.minutes if row.status in HELD else 0
            self._post(row, standing, known_from, SESSION)
            for correction in sorted(
                corrections.get(row.id, ()), key=lambda c: (c.on, c.status, c.minutes, c.why)
            ):
                self._step.put(
                    t.Correction(
                        session_id=self._session[row.id],
                        on=correction.on,
                        status=correction.status,
                        minutes=correction.minutes,
                        why=correction.why,
                    )
                )
                known_from = max(known_from, correction.on)
                self._post(row, -standing, known_from, REVERSAL)
                standing = correction.minutes if correction.status in HELD else 0
                self._post(row, standing, known_from, SESSION)

    def _known_from(self, row: r.CoachingSession) -> dt.date:
        """The day from which a session is known: what is arranged was agreed before its day."""
        if row.recorded_on is not None:
            return row.recorded_on
        if row.status is not Status.ARRANGED:
            return row.date
        return min(row.date, self._record.pairing[row.pairing].started)

    def _post(self, row: r.CoachingSession, minutes: int, known_from: dt.date, kind: str) -> None:
        """Post minutes of a session; a reversal has them negative, shared as they were."""
        pairing = self._record.pairing[row.pairing]
        sign = -1 if minutes < 0 else 1
        for code, share in shares(abs(minutes), (pairing.coachee, *row.others)):
            if share:
                self._step.put(
                    t.Movement(
                        day=row.date,
                        known_from=known_from,
                        giver_person_id=self._person[pairing.coach],
                        receiver_person_id=self._person[code],
                        minutes=sign * share,
                        kind=kind,
                        cohort_id=self._cohort[pairing.cohort],
                        session_id=self._session[row.id],
                    )
                )

    def _other_movements(self) -> None:
        for row in self._record.movements:
            self._step.put(
                t.Movement(
                    code=row.id,
                    day=row.date,
                    known_from=row.date,
                    giver_person_id=self._person.get(row.giver),
                    giver_organisation_id=self._organisation.get(row.giver),
                    receiver_person_id=self._person.get(row.receiver),
                    receiver_organisation_id=self._organisation.get(row.receiver),
                    minutes=row.minutes,
                    kind=row.kind or PROGRAMME,
                    cohort_id=self._cohort.get(row.cohort),
                )
            )

    def _papers_and_thanks(self) -> None:
        for agreement in self._record.agreements:
            self._step.put(
                t.Agreement(
                    code=agreement.id,
                    number=agreement.id,
                    pairing_id=self._pairing[agreement.pairing],
                    issued=agreement.issued,
                    signed_coach=agreement.signed_coach,
                    signed_coachee=agreement.signed_coachee,
                )
            )
        for thanks in self._record.thanks:
            pairing = self._record.pairing[thanks.pairing]
            self._step.put(
                t.Thank(
                    pairing_id=self._pairing[thanks.pairing],
                    to_person_id=self._person[pairing.coach],
                    on=thanks.on,
                )
            )

    def _care_and_week(self) -> None:
        person = self._person
        for rest in self._record.pauses:
            self._step.put(t.Pause(person_id=person[rest.person], start=rest.first, end=rest.last))
        for request in self._record.requests:
            self._step.put(
                t.Request(
                    code=request.id,
                    from_person_id=person[request.from_person],
                    to_person_id=person.get(request.to_person),
                    received=request.received,
                    answered=request.answered,
                )
            )
        for held in self._record.supervision:
            self._step.put(
                t.Supervision(person_id=person[held.person], day=held.date, minutes=held.minutes)
            )
        for row in self._record.qualifications:
            self._step.put(
                t.Qualification(person_id=person[row.person], title=row.kind, expires=row.expires)
            )
        for snooze in self._record.snoozes:
            self._step.put(
                t.Snooze(
                    rule=snooze.rule,
                    subject=snooze.subject,
                    on=snooze.on,
                    until=snooze.until,
                    why=snooze.why,
                )
            )
        for dismissal in self._record.dismissals:
            self._step.put(
                t.Dismissal(
                    rule=dismissal.rule,
                    subject=dismissal.subject,
                    on=dismissal.on,
                    why=dismissal.why,
                )
            )


def _known(kind: type[E], value: str) -> E:
    """A value of a list; a folder with any other word was refused when it was read."""
    return known(kind, value) or kind(value)


def _status(person: r.Person, today: dt.date) -> PersonStatus:
    gone = person.left is not None and person.left <= today
    return PersonStatus.LEFT if gone else PersonStatus.ACTIVE
