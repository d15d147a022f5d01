"""The week worked out a second time from exported files; knows nothing of the program."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from tests.reciprocity.recount import days, flows, read, stood
from tests.reciprocity.recount_promises import DAY, promises, rests
from tests.week.test_holidays import PUBLISHED

Found = dict[str, str]
Basis = tuple[Any, ...]
LIMITS = {
    "no_first_session": 10, "no_next_session": 14, "outcome_missing": 3, "agreement_unsigned": 21,
    "request_unanswered": 14, "commitment_due": 30, "thank_you_missing": 7, "supervision_due": 92,
    "expiring": 60, "pattern_of_missed": 3,
}  # fmt: skip
RUNNING = ("in_force", "paused", "needs_check_in", "review", "extended")
# The published days of gov.uk.
HOLIDAYS = frozenset(f"{year}-{day}" for year, found in PUBLISHED.items() for day in found.split())


class Row(NamedTuple):
    """A rule that holds: about what, whom it names, since when, on which facts."""

    rule: str
    subject: str
    people: tuple[str, ...]
    since: date
    facts: tuple[object, ...]


def after(base: date, count: int, resting: set[date]) -> date:
    """The day on which so many days that count have gone by."""
    day = base
    while count:
        day += DAY
        count -= day not in resting
    return day


class Sight:
    """What is known on a day, and every rule that holds then before anything is set aside."""

    def __init__(self, folder: Path, today: date) -> None:
        self.folder, self.today, self.told = folder, today, today.isoformat()
        self.own = json.loads((folder / "programme.json").read_text(encoding="utf-8"))
        self.limit = LIMITS | self.own["limits"]
        people = read(folder, "people")
        self.gone = {row["id"]: row["left"] for row in people if "" < row["left"] <= self.told}
        self.pairs = {row["id"]: row for row in read(folder, "pairings")}
        self.known: dict[str, list[Found]] = defaultdict(list)
        for row in stood(folder, self.told, until="9"):
            self.known[row["pairing"]].append(row)
        self.ended: dict[str, str] = {}
        for row in read(folder, "ended"):
            self.ended[row["pairing"]] = min(row["on"], self.ended.get(row["pairing"], "9"))

    def holds(self) -> list[Row]:
        """Every rule that holds: for whoever is still here, and the one for whoever is not."""
        of_days = (self.sessions, self.thanks, self.agreements, self.requests, self.lessons)
        since = [
            Row(rule, about, whom, self.reached(rule, base, whom), (base, *more))
            for rows in of_days
            for rule, about, whom, base, *more in rows()
        ]
        since += [*self.expiring(), *self.missed(), *self.promises()]
        here = [
            row for row in since if row.since <= self.today and not {*row.people} & {*self.gone}
        ]
        return [*here, *self.open_balances()]

    def reached(self, rule: str, base: str, whom: tuple[str, ...]) -> date:
        """The day on which a limit is reached."""
        resting = rests(self.folder, whom, self.today)
        return after(date.fromisoformat(base), self.limit[rule], resting)

    def running(self) -> list[Found]:
        """Pairings that go on."""
        return [
            row
            for row in self.pairs.values()
            if row["started"] <= self.told
            and not self.gone.keys() & {row["coach"], row["coachee"]}
            and (
                self.ended[row["id"]] > self.told
                if row["id"] in self.ended
                else row["state"] in RUNNING
            )
        ]

    def held(self, code: str) -> list[str]:
        """Days on which a pairing met."""
        rows = [row for row in self.known[code] if row["status"] in ("held", "held_short")]
        return sorted(row["date"] for row in rows if row["date"] <= self.told)

    def sessions(self) -> Iterator[Basis]:
        """No outcome, else no first or no next session."""
        for pair in self.running():
            code, both = pair["id"], (pair["coach"], pair["coachee"])
            agreed = [row for row in self.known[code] if row["status"] == "arranged"]
            silent = [row for row in agreed if row["date"] < self.told]
            held = self.held(code)
            if pair["state"] == "paused" or (agreed and not silent):
                continue
            for row in silent:
                yield "outcome_missing", row["id"], both, row["date"]
            if not silent and not held:
                yield "no_first_session", code, both, pair["started"]
            elif not silent and len(held) < int(pair["contracted_sessions"]):
                yield "no_next_session", code, both, held[-1], len(held)

    def thanks(self) -> Iterator[Basis]:
        """All is given, or the pairing is over after some, and nobody was thanked."""
        thanked = {row["pairing"] for row in read(self.folder, "thanks") if row["on"] <= self.told}
        for code, pair in self.pairs.items():
            held, asked = self.held(code), int(pair["contracted_sessions"])
            last = held[asked - 1] if 0 < asked <= len(held) else "9"
            base = min(last, self.ended.get(code, "9"))
            if held and code not in thanked and base <= self.told:
                yield "thank_you_missing", code, (pair["coach"], pair["coachee"]), base

    def agreements(self) -> Iterator[Basis]:
        """Not everybody has signed."""
        for row in read(self.folder, "agreements"):
            signed = [row[side] for side in ("signed_coach", "signed_coachee")]
            signed = [day for day in signed if "" < day <= self.told]
            pair = self.pairs[row["pairing"]]
            over = self.ended.get(pair["id"], "9") <= self.told
            if row["issued"] <= self.told and len(signed) < len(("coach", "coachee")) and not over:
                both = (pair["coach"], pair["coachee"])
                yield "agreement_unsigned", row["id"], both, row["issued"], *signed

    def requests(self) -> Iterator[Basis]:
        """Nobody has answered."""
        for row in read(self.folder, "requests"):
            if row["received"] <= self.told and not "" < row["answered"] <= self.told:
                whom = tuple(filter(None, (row["from_person"], row["to_person"])))
                yield "request_unanswered", row["id"], whom, row["received"]

    def lessons(self) -> Iterator[Basis]:
        """No supervision for a coach at work."""
        rows = read(self.folder, "supervision")
        began: dict[str, str] = {}
        for pair in self.running() if rows else ():
            began[pair["coach"]] = min(pair["started"], began.get(pair["coach"], "9"))
        for coach, start in began.items():
            had = [row["date"] for row in rows if row["person"] == coach]
            last = max((day for day in had if day <= self.told), default=start)
            yield "supervision_due", coach, (coach,), last

    def expiring(self) -> Iterator[Row]:
        """Something runs out."""
        good: dict[tuple[str, str], str] = {}
        for row in read(self.folder, "qualifications"):
            key = (row["person"], row["kind"])
            good[key] = max(row["expires"], good.get(key, ""))
        for (person, kind), until in good.items():
            if until:
                since = date.fromisoformat(until) - self.limit["expiring"] * DAY
                yield Row("expiring", person, (person,), since, (kind, until))

    def missed(self) -> Iterator[Row]:
        """Days missed."""
        found: dict[str, set[str]] = defaultdict(set)
        sessions, months = stood(self.folder, self.told), self.own["no_show_window_months"]
        for what, person, day in days(sessions, self.told, months):
            if what.startswith("missed"):
                found[person].add(day)
        most = self.limit["pattern_of_missed"]
        for person, on in found.items():
            if len(on) >= most:
                since = date.fromisoformat(sorted(on)[most - 1])
                yield Row("pattern_of_missed", person, (person,), since, (max(on),))

    def promises(self) -> Iterator[Row]:
        """A promise is due and not half given."""
        for code, one in promises(self.folder, self.today).items():
            if one["from"] <= self.told and 2 * one["met"] < one["quantity"]:
                early = one["due"] - self.limit["commitment_due"] * DAY
                since = max(date.fromisoformat(one["from"]), early)
                yield Row("commitment_due", code, one["people"], since, (one["due"], one["met"]))

    def open_balances(self) -> Iterator[Row]:
        """Somebody left and is not level."""
        level: Counter[str] = Counter()
        for _, giver, receiver, minutes, _ in flows(
            self.folder, self.told, stood(self.folder, self.told)
        ):
            level[giver] += minutes
            level[receiver] -= minutes
        for who, left in self.gone.items():
            if level[who]:
                since, facts = date.fromisoformat(left), (left, level[who])
                yield Row("exit_open_balance", who, (who,), since, facts)


def week(folder: Path, today: date) -> set[tuple[str, str, str]]:
    """What needs attention on a day: rule, subject and since when."""
    own = json.loads((folder / "programme.json").read_text(encoding="utf-8"))
    closed = HOLIDAYS | {row["date"] for row in read(folder, "bank_holidays")}

    def appears(since: date) -> date:
        while not own["limits"].get("at_once") and (since.weekday() > 4 or str(since) in closed):
            since += DAY
        return since

    def is_set_aside(row: Row) -> bool:
        for one in read(folder, "snoozes"):
            same = (one["rule"], one["subject"]) == (row.rule, row.subject)
            if same and one["on"] <= str(today) < (one["until"] or "9"):
                return True
        return any(
            then.facts == row.facts
            for one in read(folder, "dismissals")
            if (one["rule"], one["subject"]) == (row.rule, row.subject) and one["on"] <= str(today)
            for then in Sight(folder, date.fromisoformat(one["on"])).holds()
            if (then.rule, then.subject) == (row.rule, row.subject)
        )

    return {
        (row.rule, row.subject, str(row.since))
        for row in Sight(folder, today).holds()
        if appears(row.since) <= today
        and today not in rests(folder, row.people, today)
        and not is_set_aside(row)
    }
