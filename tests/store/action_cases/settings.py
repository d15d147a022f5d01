"""Cases of what is set once for the whole programme."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.settings import actions as a
from facilitator.settings.start import StartDraft
from facilitator.store.tables import ProgrammeRow
from facilitator.week.look import DEFAULT_LIMITS
from tests.store.finding import first

if TYPE_CHECKING:
    from tests.store.every_action import Case

DAY = dt.date(2026, 12, 24)


CASES: dict[str, Case] = {
    "start_programme": lambda _: (a.start_programme, StartDraft("Shores", "Glannau")),
    "change_settings": lambda programme: (
        a.change_settings,
        a.SettingsDraft(*first(programme, ProgrammeRow), {"grace_days": 45, "name_cy": "Ŵ"}),
    ),
    "change_limit": lambda _: (a.change_limit, a.LimitDraft(next(iter(DEFAULT_LIMITS)), 99)),
    "add_holiday": lambda _: (a.add_holiday, a.HolidayDraft(DAY, "Noswyl Nadolig")),
    "define_own_field": lambda _: (a.define_own_field, a.OwnFieldDraft("Shoe size", "Esgid")),
    "add_topic": lambda _: (a.add_topic, a.TopicDraft("Knitting", "Gwau")),
    "remove_holiday": lambda programme: (
        a.remove_holiday,
        programme.do(a.add_holiday, a.HolidayDraft(DAY, "Noswyl Nadolig")).value,
    ),
    "remove_topic": lambda programme: (
        a.remove_topic,
        programme.do(a.add_topic, a.TopicDraft("Knitting", "Gwau")).value,
    ),
    "remove_own_field": lambda programme: (
        a.remove_own_field,
        programme.do(a.define_own_field, a.OwnFieldDraft("Shoe size", "Esgid")).value,
    ),
}
FROM_NOTHING = {"start_programme"}
