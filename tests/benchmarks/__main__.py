"""`python -m tests.benchmarks [NAME …]`: measure, and print the table of the README."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import catalogue


def main(names: list[str]) -> int:
    """Measure what was named, or everything; 1 when a goal was missed."""
    rows = []
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        for name, benchmark in catalogue.BENCHMARKS.items():
            if not names or name in names:
                sys.stderr.write(f"{name} …\n")
                rows += [(name, row) for row in benchmark(Path(folder))]
    python, load = platform.python_version(), os.getloadavg()[0]
    print(f"Machine: {platform.machine()}, {os.cpu_count()} cores, Python {python}, load {load}\n")
    print("| name | what | ours | peer | ratio | goal | |\n|---|---|---|---|---|---|---|")
    for name, row in rows:
        cells = (_shown(row.ours, row.unit), _shown(row.peer, row.unit), _shown(row.ratio, ""))
        goal = "" if row.goal is None else f"{row.goal:g}"
        verdict = f"{row.verdict} ({row.note})" if row.note else row.verdict
        print(f"| {name} | {row.name} | {' | '.join(cells)} | {goal} | {verdict} |")
    return int(any(row.verdict == "missed" for _name, row in rows))


def _shown(value: float | None, unit: str) -> str:
    return "–" if value is None else f"{value:.3g} {unit}".strip()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
