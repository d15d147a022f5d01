"""`python -m tests.benchmarks [NAME …]`: measure, and print the table of the README."""

from __future__ import annotations

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
                rows.append(benchmark(Path(folder)))
    print(f"Machine: {platform.machine()}, Python {platform.python_version()}\n")
    print("| what | ours | peer | ratio | goal | |\n|---|---|---|---|---|---|")
    for row in rows:
        cells = (_shown(row.ours, row.unit), _shown(row.peer, row.unit), _shown(row.ratio, ""))
        print(f"| {row.name} | {' | '.join(cells)} | {row.goal:g} | {row.verdict} |")
    return int(any(row.verdict == "missed" for row in rows))


def _shown(value: float | None, unit: str) -> str:
    if value is None:
        return "not measured"
    return f"{value:.4g} {unit}".strip()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
