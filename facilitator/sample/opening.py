"""The opening scene: the programme, its bodies and its people."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.organisations import actions as organisations
from facilitator.people import actions as people
from facilitator.sample.cast import BODIES, TOPICS, Role, cast
from facilitator.sample.looks import (
    programme_row,
)
from facilitator.sample.stage import DAY, Stage
from facilitator.settings import actions as settings
from facilitator.settings.start import StartDraft
from facilitator.vocabulary import (
    ConsentPurpose,
    LetterLanguage,
    PersonStatus,
    ProgrammeKind,
)

if TYPE_CHECKING:
    import uuid
    from collections.abc import Callable, Sequence

    from facilitator.store.opening import OpenProgramme

    Issue = Callable[[OpenProgramme, Sequence[uuid.UUID]], object]
    Tell = Callable[[int, int], None]


class Opening(Stage):
    """Brings everybody on."""

    def _begin(self) -> None:
        self._clock.today_is = self._today - dt.timedelta(days=420)
        do = self._programme.do
        do(
            settings.start_programme,
            StartDraft(
                name_en="The Shores Coaching Network",
                name_cy="Rhwydwaith Hyfforddi'r Glannau",
                facilitator_name="Mair ap Rhys",
                kind=ProgrammeKind.BOTH,
                is_sample=True,
            ),
        )
        programme = self._programme.ask(programme_row)
        do(
            settings.change_settings,
            settings.SettingsDraft(
                programme[0],
                programme[1],
                {
                    "facilitator_contact": "mair@glannau.example · 01632 960 147",
                    "concerns_contact": "Nest Rowlands, nest@glannau.example",
                    "data_contact": "data@glannau.example",
                },
            ),
        )
        for name_en, name_cy in TOPICS.values():
            do(settings.add_topic, settings.TopicDraft(name_en, name_cy))
        for body in BODIES:
            draft = organisations.OrganisationDraft(
                name_en=body.name_en,
                name_cy=body.name_cy,
                sector=body.sector,
                region=body.region,
                lead_name=body.lead,
            )
            self._bodies.append(do(organisations.add_organisation, draft).value)
        for place, role in enumerate(cast()):
            self._people.append(do(people.add_person, self._draft(place, role)).value)
        self._consents()

    def _draft(self, place: int, role: Role) -> people.PersonDraft:
        asked = role.letters != "not_asked"
        work = people.Work(
            organisation_id=None if role.body is None else self._bodies[role.body],
            department=role.department,
            role=role.role,
        )
        return people.PersonDraft(
            full_name=role.name,
            known_as=role.known_as,
            email=f"person{place + 1:02d}@glannau.example",
            phone=f"01632 960 {100 + place}",
            letter_language=LetterLanguage(role.letters),
            language_asked_on=self._clock.today() if asked else None,
            coaching_languages=tuple(role.coaches_in.split()),
            large_print=role.name == "Hywel Prosser",
            region="" if role.body is None else BODIES[role.body].region,
            availability=tuple(role.times.split()),
            status=PersonStatus.APPLIED if place >= 40 else PersonStatus.ACTIVE,
            offers=tuple(TOPICS[topic][0] for topic in role.offers.split()),
            asks=tuple(TOPICS[topic][0] for topic in role.asks.split()),
            capacity=1 if role.offers else 0,
            work=(work,) if role.body is not None or role.role else (),
        )

    def _consents(self) -> None:
        day = self._clock.today()
        for place, person in enumerate(self._people[:37]):
            self._programme.do(
                people.record_consent, people.ConsentDraft(person, ConsentPurpose.DATA, day)
            )
            if place % 3 == 0:
                for purpose in (
                    ConsentPurpose.NAMED_THANKS,
                    ConsentPurpose.PUBLIC_THANKS,
                    ConsentPurpose.TELL_MANAGER,
                ):
                    self._programme.do(
                        people.record_consent, people.ConsentDraft(person, purpose, day)
                    )
        for person in self._people[2:20:4]:
            draft = people.QualificationDraft(
                person,
                "ILM Level 5 Coaching and Mentoring",
                body="ILM",
                achieved_on=day - 200 * DAY,
                certificate_seen=True,
            )
            self._programme.do(people.add_qualification, draft)
