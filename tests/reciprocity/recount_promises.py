"""Promises worked out a second time from exported files; knows nothing of the program."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.reciprocity.recount import body_of, read, stood

Row = dict[str, str]
DAY = timedelta(days=1)


def rests(folder: Path, people: tuple[str, ...], today: date) -> set[date]:
    """Every day on which one of these people rests; a rest without an end goes on until today."""
    found: set[date] = set()
    for row in read(folder, "pauses"):
        if row["person"] in people:
            day = date.fromisoformat(row["from"])
            last = date.fromisoformat(row["to"]) if row["to"] else max(today, day)
            while day <= last:
                found.add(day)
                day += DAY
    return found


def attributed(folder: Path, told: str, made: list[Row]) -> Counter[str]:
    """Minutes that count to each promise: to the one that is named, else the oldest that fits."""
    body, met = body_of(folder), Counter[str]()
    moved = [row for row in read(folder, "movements") if row["date"] <= told]
    moved += [
        {"date": row["date"], "id": row["id"], "giver": row["coach"], "receiver": whom,
         "minutes": minutes, "named": row["commitment"]}
        for row in stood(folder, told)
        if row["status"] in ("held", "held_short")
        for whom, minutes in shared(row)
    ]  # fmt: skip
    for one in sorted(moved, key=lambda row: (row["date"], row["id"], row["receiver"])):
        home, goal = body(one["giver"], one["date"]), body(one["receiver"], one["date"])
        for owner in {one["giver"], home} - {""}:
            left = int(one["minutes"])
            mine = [row for row in made if row["owner"] == owner and fits(row, one, home, goal)]
            for row in sorted(mine, key=lambda row: row["id"] != one.get("named")):
                if row["from"] <= one["date"] or row["id"] == one.get("named"):
                    part = max(0, min(left, int(row["minutes"]) - met[row["id"]]))
                    met[row["id"]] += part
                    left -= part
    return met


def shared(row: Row) -> Iterator[tuple[str, str]]:
    whom = sorted({row["coachee"], *filter(None, row["others"].split(";"))})
    for place, one in enumerate(whom):
        each, rest = divmod(int(row["minutes"]), len(whom))
        yield one, str(each + (place < rest))


def fits(promise: Row, one: Row, home: str, goal: str) -> bool:
    there = promise["to"] in (one["receiver"], goal) and promise["to"] != ""
    wanted = {"return": there or not promise["to"], "pass_on": not there}
    inside = home == goal != ""
    return wanted.get(promise["direction"], True) and not (
        promise["counts"] == "external" and inside
    )


def promises(folder: Path, today: date) -> dict[str, dict[str, Any]]:
    """How far each promise has come: met, expected, its day after rests, and its band."""
    own = json.loads((folder / "programme.json").read_text(encoding="utf-8"))
    told, found, each = today.isoformat(), {}, own["session_minutes"]
    people = {row["id"] for row in read(folder, "people")}
    made = sorted(read(folder, "commitments"), key=lambda row: (row["due"], row["id"]))
    met = attributed(folder, told, made)
    idle = waiting(folder, told, body_of(folder))
    for row in made:
        begins, due = date.fromisoformat(row["from"]), date.fromisoformat(row["due"])
        resting = rests(folder, (row["owner"],), today)
        later, whole, quantity = due, (due - begins).days, int(row["minutes"])
        while (put_off := due + sum(begins <= day <= later for day in resting) * DAY) > later:
            later = put_off
        gone = max(0, (today - begins).days - sum(begins <= day <= today for day in resting))
        share = quantity if gone >= whole else int(quantity * gone / whole + 0.5)
        share = share if today >= begins else 0
        less = share - met[row["id"]]
        if met[row["id"]] >= quantity:
            band = "met"
        elif today < begins:
            band = "not_begun"
        elif today in resting:
            band = "resting"
        elif met[row["id"]] and -less >= each:
            band = "ahead"
        elif today > later or (gone > own["grace_days"] and less > each):
            band = "waiting_for_us" if idle(row["owner"]) else "behind"
        else:
            band = "in_step"
        whom = (row["owner"],) if row["owner"] in people else ()
        found[row["id"]] = {
            "quantity": quantity, "met": met[row["id"]], "expected": share, "band": band,
            "due": later, "from": row["from"], "people": whom,
        }  # fmt: skip
    return found


def waiting(folder: Path, told: str, body: Callable[[str, str], str]) -> Callable[[str], bool]:
    """Says whether somebody has not been given anybody to give to, where asking is recorded."""
    gives = {row["coach"] for row in read(folder, "pairings") if row["started"] <= told}
    gives |= {body(person, told) for person in gives}
    asked = [row["received"] for row in read(folder, "requests")]
    asked += [row["date"] for row in read(folder, "movements") if row["giver"] == "programme"]
    return lambda owner: min(asked, default="9") <= told and owner not in gives
