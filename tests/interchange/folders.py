"""Folders of the history format, made at random with every corner that the format leaves open.

`make(folder, seed)` writes one and gives its own day: absent and empty tables, columns that are
not ours, columns and rows in any order, people without an organisation, corrections of
corrections, rests that overlap or do not end, promises of nothing, cohorts without an end.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Rows = list[list[object]]
HEADS = {
    "organisations": "id,name_en,name_cy,sector",
    "people": "id,name,known_as,organisation,department,language,joined,left",
    "affiliations": "person,organisation,department,from,to",
    "cohorts": "id,title,start,end",
    "pairings": "id,cohort,coach,coachee,started,planned_end,contracted_sessions,minutes_each,"
    "state,ring,position",
    "sessions": "id,pairing,date,status,minutes,others,confirmed,commitment,recorded_on",
    "corrections": "session,on,status,minutes,why",
    "movements": "id,date,giver,receiver,minutes,kind,cohort",
    "commitments": "id,owner_kind,owner,direction,to,minutes,counts,from,due,source",
    "pauses": "person,from,to",
    "ended": "pairing,on,outcome",
    "agreements": "id,pairing,issued,signed_coach,signed_coachee",
    "requests": "id,from_person,to_person,received,answered",
    "thanks": "pairing,on",
    "supervision": "person,date,minutes",
    "qualifications": "person,kind,expires",
    "snoozes": "rule,subject,on,until,why",
    "dismissals": "rule,subject,on,why",
    "bank_holidays": "date,name",
}
AHEAD = ("arranged", "rescheduled", "cancelled_in_time_coach", "employer_cancelled", "excused")
OUTCOMES = (
    *("held",) * 6, "held_short", "no_show_coach", "no_show_coach", "no_show_coachee",
    "late_cancel_coach", "late_cancel_coachee", "cancelled_in_time_coachee", *AHEAD,
)  # fmt: skip
LIMITS = (
    "no_first_session", "no_next_session", "outcome_missing", "agreement_unsigned",
    "request_unanswered", "commitment_due", "thank_you_missing", "supervision_due", "expiring",
)  # fmt: skip


def make(folder: Path, seed: int) -> dt.date:
    """Write one folder; its own day."""
    chance = random.Random(seed)
    own_day = dt.date(2024, 1, 1) + dt.timedelta(days=chance.randrange(1000))
    maker = _Maker(chance, own_day)
    folder.mkdir(parents=True)
    settings: dict[str, object] = {
        "format": "facilitator-history/1",
        "name_en": "Made up",
        "name_cy": "Dychmygol",
        "today": own_day.isoformat(),
        "no_show_window_months": chance.choice([6, 6, 1, 3, 13]),
        "grace_days": chance.choice([0, 7, 30, 30]),
        "session_minutes": chance.choice([45, 60, 90]),
        "limits": maker.limits(),
    }
    (folder / "programme.json").write_text(json.dumps(settings), encoding="utf-8")
    tables = maker.tables()
    for name, head in HEADS.items():
        if tables[name] or chance.random() < 0.5:
            _write(folder / f"{name}.csv", [*head.split(",")], tables[name], chance)
    return own_day


def _write(path: Path, head: list[object], rows: Rows, chance: random.Random) -> None:
    """One table, its rows and columns in any order, sometimes with a column of somebody else's."""
    if chance.random() < 0.3:
        head, rows = [*head, "remark_of_ours"], [[*row, "x"] for row in rows]
    order = list(range(len(head)))
    if chance.random() < 0.3:
        chance.shuffle(order)
    mixed = [head, *chance.sample(rows, len(rows))]
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([row[at] for at in order] for row in mixed)


class _Maker:
    """Makes the rows of one folder."""

    def __init__(self, chance: random.Random, own_day: dt.date) -> None:
        self.chance, self.today = chance, own_day
        self.bodies = [f"O{n:02}" for n in range(chance.randint(0, 5))]
        self.people = [f"P{n:03}" for n in range(1, chance.randint(4, 14))]
        self.cohorts = [f"C{n}" for n in range(1, chance.randint(2, 4))]
        self.done: dict[str, Rows] = {}

    def before(self) -> dt.date:
        """A day gone by, often one on which some limit is reached."""
        limits = (0, 1, 2, 3, 7, 10, 13, 14, 21, 30, 60, 92, self.chance.randrange(400))
        return self.today - dt.timedelta(days=self.chance.choice(limits))

    def around(self, back: int, ahead: int) -> dt.date:
        """A day round the folder's own."""
        return self.today + dt.timedelta(days=self.chance.randint(-back, ahead))

    def maybe(self, value: object, share: float = 0.5) -> object:
        """The value, or an empty cell."""
        return value if self.chance.random() < share else ""

    def few(self, most: int) -> range:
        """So many rows."""
        return range(self.chance.randint(0, most))

    def one(self, of: Sequence[str]) -> str:
        """One of several."""
        return self.chance.choice(of)

    def limits(self) -> dict[str, int]:
        """Limits of the programme's own, and whether rows wait for a working day."""
        own = {name: self.chance.randrange(40) for name in LIMITS if self.chance.random() < 0.15}
        if self.chance.random() < 0.2:
            own["pattern_of_missed"] = self.chance.randint(1, 4)
        return own | ({"at_once": 1} if self.chance.random() < 0.15 else {})

    def tables(self) -> dict[str, Rows]:
        """Every table."""
        self.parties = [*self.people, *self.bodies, "programme"]
        self.done = {
            "organisations": [[code, code, code, self.one(["health", ""])] for code in self.bodies],
            "people": [self._person(code) for code in self.people],
            "affiliations": [self._work() for _ in self.few(5)] if self.bodies else [],
            "cohorts": [
                [code, code, self.maybe(self.before()), self.maybe(self.around(0, 90))]
                for code in self.cohorts
            ],
            "pairings": [self._pairing(n) for n in self.few(12)],
            "commitments": [self._promise(n) for n in self.few(6)],
        }
        pairs = self.done["pairings"]
        self.done["sessions"] = [self._session(n) for n in self.few(40)] if pairs else []
        self.done["corrections"] = [row for one in self.done["sessions"] for row in self._fix(one)]
        codes = [str(row[0]) for row in pairs]
        self.done |= {
            "movements": [self._movement(n) for n in self.few(5)],
            "pauses": [self._rest() for _ in self.few(5)],
            "ended": [
                [row[0], self._after(row[4], 200), "completed"]
                for row in pairs
                if self.chance.random() < 0.25
            ],
            "agreements": [self._agreement(n, codes) for n in self.few(5)] if codes else [],
            "requests": [self._request(n) for n in self.few(self.chance.choice([0, 3]))],
            "thanks": [[self.one(codes), self.before()] for _ in self.few(2)] if codes else [],
            "supervision": [[self.one(self.people), self.before(), 60] for _ in self.few(4)],
            "qualifications": [
                [
                    self.one(self.people),
                    self.one(["ILM 5", "cover"]),
                    self.maybe(self.around(30, 99)),
                ]
                for _ in self.few(5)
            ],
            "snoozes": [
                [*self._subject(), self.before(), self.maybe(self.around(20, 60), 0.8), ""]
                for _ in self.few(6)
            ],
            "dismissals": [[*self._subject(), self.before(), ""] for _ in self.few(6)],
            "bank_holidays": [[day, "ours"] for day in {self.around(10, 10) for _ in self.few(3)}],
        }
        return self.done

    def _person(self, code: str) -> list[object]:
        body = self.one([*self.bodies, ""])
        left = self.maybe(self.around(200, 60), 0.15)
        spoken = self.one(["cy", "en", "both", ""])
        return [code, f"Person {code}", "", body, "", spoken, self.maybe(self.before()), left]

    def _work(self) -> list[object]:
        first = self.maybe(self.around(400, 30), 0.7)
        last = self.maybe(self._after(first or self.today, 100))
        return [self.one(self.people), self.one([*self.bodies, ""]), "", first, last]

    def _pairing(self, number: int) -> list[object]:
        coach, coachee = self.chance.sample(self.people, 2)
        state = self.one([*["in_force"] * 6, "paused", "completed", "review", "extended"])
        few, each = self.chance.randrange(6), self.chance.choice([0, 60, 90])
        code, ring = f"A{number:03}", self.one(["", "R1"])
        cohort = self.one(self.cohorts)
        return [code, cohort, coach, coachee, self.before(), "", few, each, state, ring, ""]

    def _promise(self, number: int) -> list[object]:
        owner = self.one(self.parties)
        kind = "organisation" if owner in self.bodies else "person"
        kind = "programme" if owner == "programme" else kind
        way = self.one(["return", "pass_on", "to_pool", "later"])
        minutes = self.chance.choice([0, 60, 77, 180, 181, 600])
        begins = self.before()
        due = begins + dt.timedelta(days=self.chance.choice([0, 1, 30, 90, 180]))
        to = self.one(["", *self.people, *self.bodies])
        counts = self.one(["", "external"])
        return [f"K{number:02}", kind, owner, way, to, minutes, counts, begins, due, ""]

    def _session(self, number: int) -> list[object]:
        pair = self.chance.choice(self.done["pairings"])
        ahead = self.chance.random() < 0.15
        day = self.around(0, 60) if ahead else max(self.before(), _day(pair[4]))
        known = [day, self._after(day, 20), min(day, self.today) - dt.timedelta(days=9)]
        promises = [str(row[0]) for row in self.done["commitments"]]
        status = "arranged" if ahead else self.one(OUTCOMES)
        others = self.chance.sample(self.people, self.chance.randint(1, 3))
        return [
            f"S{number:03}", pair[0], day, status, self.chance.choice([0, 7, 45, 60, 61, 90]),
            self.maybe(";".join(others), 0.15), self.one(["yes", "no", ""]),
            self.maybe(self.one(promises), 0.2) if promises else "", self.chance.choice(known),
        ]  # fmt: skip

    def _fix(self, session: list[object]) -> Rows:
        """Corrections of a session, each of which may correct the one before."""
        day = _day(session[2])
        said = OUTCOMES if day <= self.today else AHEAD
        return [
            [session[0], self._after(day, 30), self.one(said), self.chance.choice([0, 30, 60]), "?"]
            for _ in range(self.chance.choice([0, 0, 0, 0, 1, 2, 3]))
        ]

    def _movement(self, number: int) -> list[object]:
        giver, receiver = self.one(self.parties), self.one(self.parties)
        minutes, kind = self.chance.choice([0, 60, 61, 600]), self.one(["place", "gift", ""])
        cohort = self.one([*self.cohorts, ""])
        return [f"M{number}", self.around(300, 30), giver, receiver, minutes, kind, cohort]

    def _rest(self) -> list[object]:
        first = self.around(120, 30)
        return [self.one(self.people), first, self.maybe(self._after(first, 60), 0.8)]

    def _agreement(self, number: int, codes: list[str]) -> list[object]:
        signed = self.maybe(self.before()), self.maybe(self.before())
        return [f"G{number}", self.one(codes), self.before(), *signed]

    def _request(self, number: int) -> list[object]:
        whom = self.one(self.people), self.one([*self.people, ""])
        return [f"Q{number}", *whom, self.before(), self.maybe(self.before())]

    def _subject(self) -> tuple[str, str]:
        """A rule, and something that it may be about."""
        about = {
            "pairings": ("no_first_session", "no_next_session", "thank_you_missing"),
            "sessions": ("outcome_missing",),
            "commitments": ("commitment_due",),
            "people": ("pattern_of_missed", "exit_open_balance", "supervision_due", "expiring"),
        }
        table = self.one([name for name in about if self.done[name]])
        return self.one(about[table]), str(self.chance.choice(self.done[table])[0])

    def _after(self, day: object, most: int) -> dt.date:
        return _day(day) + dt.timedelta(days=self.chance.randint(0, most))


def _day(value: object) -> dt.date:
    assert isinstance(value, dt.date)
    return value
