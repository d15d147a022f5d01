"""A second recomputation of the figures over exported files; knows nothing of the program."""

import csv
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

Flow = tuple[str, str, str, int, str]


def read(folder: Path, name: str) -> list[dict[str, str]]:
    path = folder / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def stood(folder: Path, today: str, until: str = "") -> list[dict[str, str]]:
    """Sessions as they were known on a day, up to it or later, with their pairing's columns."""
    pairs = {row["id"]: row for row in read(folder, "pairings")}
    fixes = sorted(
        (f["on"], f["status"], int(f["minutes"]), f["why"], f["session"])
        for f in read(folder, "corrections")
        if f["on"] <= today
    )
    known = {row["id"]: row for row in read(folder, "sessions") if row["recorded_on"] <= today}
    for _, status, minutes, _, one in fixes:
        if one in known:
            known[one] |= {"status": status, "minutes": str(minutes)}
    return [
        pairs[row["pairing"]] | row for row in known.values() if row["date"] <= (until or today)
    ]


def flows(folder: Path, today: str, sessions: list[dict[str, str]]) -> list[Flow]:
    found = [
        (row["date"], row["giver"], row["receiver"], int(row["minutes"]), row["cohort"])
        for row in read(folder, "movements")
        if row["date"] <= today
    ]
    for row in sessions:
        if row["status"] in ("held", "held_short"):
            whom = sorted({row["coachee"], *filter(None, row["others"].split(";"))})
            each, rest = divmod(int(row["minutes"]), len(whom))
            for place, one in enumerate(whom):
                found.append((row["date"], row["coach"], one, each + (place < rest), row["cohort"]))
    return found


def body_of(folder: Path) -> Callable[[str, str], str]:
    """Says to which organisation a party belongs on a day."""
    home = {row["id"]: row["organisation"] for row in read(folder, "people")}
    home |= {row["id"]: row["id"] for row in read(folder, "organisations")}
    dated: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in read(folder, "affiliations"):
        dated[row["person"]].append((row["from"], row["organisation"], row["to"] or "9999"))

    def body(who: str, day: str) -> str:
        fits = [(began, it) for began, it, until in dated.get(who, []) if began <= day <= until]
        return max(fits, default=("", ""))[1] if who in dated else home.get(who, "")

    return body


def links_of_bodies(folder: Path, moved: list[Flow]) -> Counter[str]:
    body, found = body_of(folder), Counter[str]()
    for day, giver, receiver, minutes, _ in moved:
        if body(giver, day) and body(receiver, day):
            found[f"{body(giver, day)}>{body(receiver, day)}"] += minutes
    return found


def days(sessions: list[dict[str, str]], today: str, months: int = 6) -> set[tuple[str, str, str]]:
    """Days of a person by side; 2026-02-30 sorts after the 28th, as it should."""
    year, month = divmod(int(today[:4]) * 12 + int(today[5:7]) - 1 - months, 12)
    seen = set()
    for row in sessions:
        counts = row["status"].startswith(("held", "no_show", "late"))
        if counts and row["date"] > f"{year:04}-{month + 1:02}{today[7:]}":
            for side in ("coach", "coachee"):
                seen.add((side, row[side], row["date"]))
                if row["status"] == f"no_show_{side}":
                    seen.add((f"missed {side}", row[side], row["date"]))
    return seen


def recount(folder: Path, today: str) -> dict[str, object]:
    """The figures that follow from movements, attendance and pairings."""
    sessions = stood(folder, today)
    moved = flows(folder, today, sessions)
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    links: Counter[tuple[str, str]] = Counter()
    for day, giver, receiver, minutes, cohort in moved:
        links[giver, receiver] += minutes
        for name, key in zip(
            ("given", "received", "month", "cohort"),
            (giver, receiver, day[:7], cohort),
            strict=True,
        ):
            sums[name][key] += minutes
    total = sum(links.values())
    mutual = sum(min(links[a, b], links.get((b, a), 0)) for a, b in links)
    done = Counter(row["pairing"] for row in sessions if row["status"] in ("held", "held_short"))
    who = [row["id"] for row in read(folder, "people")]
    return {
        "people": {one: (sums["given"][one], sums["received"][one]) for one in who},
        "total_minutes": total,
        "months": dict(sums["month"]),
        "cohorts": dict(sums["cohort"]),
        "matrix": dict(links_of_bodies(folder, moved)),
        "held": {row["id"]: done[row["id"]] for row in read(folder, "pairings")},
        "days": dict(Counter(what for what, _, _ in days(sessions, today))),
        "weighted_reciprocity": round(mutual / total, 4) if total else None,
    }
