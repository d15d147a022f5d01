"""A second recomputation of the figures over the exported files; it knows nothing of the program."""

import csv
from collections import Counter, defaultdict
from fractions import Fraction
from pathlib import Path


def read(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def stood(folder: Path, today: str) -> list[dict[str, str]]:
    """Sessions as known on a day."""
    known = []
    for row in read(folder, "sessions"):
        if row["recorded_on"] and row["recorded_on"] > today:
            continue
        later = [c for c in read(folder, "corrections") if c["session"] == row["id"]]
        for fix in sorted(later, key=lambda c: (c["on"], c["status"], int(c["minutes"]), c["why"])):
            if fix["on"] <= today:
                row = {**row, "status": fix["status"], "minutes": fix["minutes"]}
        known.append(row)
    return known


def recount(folder: Path, today: str) -> dict[str, object]:
    """The figures that follow from the movements, the attendance and the pairings."""
    people = {row["id"]: row["organisation"] for row in read(folder, "people")}
    bodies = {row["id"] for row in read(folder, "organisations")}
    pairs = {row["id"]: row for row in read(folder, "pairings")}
    dated = defaultdict(list)
    for row in read(folder, "affiliations"):
        dated[row["person"]].append(row)

    def body(who: str, day: str) -> str:
        if who in bodies:
            return who
        if who not in dated:
            return people.get(who, "")
        fits = [
            (row["from"], row["organisation"])
            for row in dated[who]
            if row["from"] <= day <= (row["to"] or "9999")
        ]
        return max(fits)[1] if fits else ""

    flows = [
        (row["date"], row["giver"], row["receiver"], int(row["minutes"]), row["cohort"])
        for row in read(folder, "movements")
        if row["date"] <= today
    ]
    done: Counter[str] = Counter()
    days: dict[str, set[tuple[str, str]]] = defaultdict(set)
    after = back(today, 6) + today[7:]
    for row in stood(folder, today):
        pair = pairs[row["pairing"]]
        if row["date"] > today:
            continue
        if row["status"] in ("held", "held_short"):
            done[pair["id"]] += 1
            whom = sorted({pair["coachee"], *filter(None, row["others"].split(";"))})
            for place, one in enumerate(whom):
                share = int(row["minutes"]) // len(whom) + (place < int(row["minutes"]) % len(whom))
                flows.append((row["date"], pair["coach"], one, share, pair["cohort"]))
        if row["status"].startswith(("held", "no_show", "late")) and row["date"] > after:
            for side in ("coach", "coachee"):
                days[side].add((pair[side], row["date"]))
                if row["status"] == f"no_show_{side}":
                    days[f"missed {side}"].add((pair[side], row["date"]))
    given: Counter[str] = Counter()
    received: Counter[str] = Counter()
    links: Counter[tuple[str, str]] = Counter()
    months: Counter[str] = Counter()
    cohorts: Counter[str] = Counter()
    matrix: Counter[str] = Counter()
    for day, giver, receiver, minutes, cohort in flows:
        given[giver] += minutes
        received[receiver] += minutes
        links[giver, receiver] += minutes
        months[day[:7]] += minutes
        cohorts[cohort] += minutes
        if body(giver, day) and body(receiver, day):
            matrix[f"{body(giver, day)}>{body(receiver, day)}"] += minutes
    total = sum(given.values())
    mutual = sum(min(n, links[b, a]) for (a, b), n in list(links.items()))
    return {
        "people": {who: (given[who], received[who]) for who in people},
        "total_minutes": total,
        "months": dict(months),
        "cohorts": dict(cohorts),
        "matrix": dict(matrix),
        "held": {code: done[code] for code in pairs},
        "days": {name: len(found) for name, found in days.items()},
        "weighted_reciprocity": round(float(Fraction(mutual, total)), 4) if total else None,
    }


def back(day: str, months: int) -> str:
    """The month some months earlier. (30 February sorts after the 28th, as it should.)"""
    year, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 - months, 12)
    return f"{year:04}-{month + 1:02}"
