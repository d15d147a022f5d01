"""One pack in a process of its own: `python -m tests.benchmarks.one_pack COUNT`, told as JSON."""

from __future__ import annotations

import json
import resource
import sys

from facilitator.papers.render import render_all
from facilitator.papers.style import NORMAL
from tests.benchmarks.measuring import seconds_of
from tests.benchmarks.paper import agreement


def main(count: int) -> None:
    """Make a pack of so many agreements, each on the front of a sheet."""
    papers = [agreement(n) for n in range(count)]
    pages: list[int] = []

    def made() -> None:
        pages.append(render_all(papers, papers[0], NORMAL, on_odd_pages=True).pages)

    seconds = seconds_of(made)
    # Linux counts in KiB.
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    print(json.dumps({"pages": pages[0], "seconds": seconds, "memory": memory}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
