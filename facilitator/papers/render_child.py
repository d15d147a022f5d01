"""The process that renders packs beside the window: one job a line in, one JSON line out.

Started with `python -m facilitator.papers.render_child` and kept warm. Qt is never imported
here.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from facilitator.errors import Trouble
from facilitator.papers.jobs import PackJob, decoded
from facilitator.papers.pack import render_pack
from facilitator.papers.render import render
from facilitator.papers.whole_files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.papers.jobs import Job
    from facilitator.papers.render import Rendered


def carry_out(job: Job) -> list[dict[str, Any]]:
    """Render and write a job, telling the parent how far it is."""
    if isinstance(job, PackJob):
        rendered = render_pack(job.cover, job.language, job.copies, job.setup, tell=_tell)
        write_whole(job.path, rendered.pdf)
        return [_written(job.path, rendered)]
    written = []
    for done, (path, paper) in enumerate(job.files, 1):
        rendered = render(paper, job.setup)
        write_whole(path, rendered.pdf)
        written.append(_written(path, rendered))
        _tell(done, len(job.files))
    return written


def _written(path: Path, rendered: Rendered) -> dict[str, Any]:
    return {
        "file": str(path),
        "pages": rendered.pages,
        "title": rendered.title,
        "fingerprint": rendered.fingerprint,
        "first_pages": rendered.first_pages,
    }


def _tell(done: int, total: int) -> None:
    _say({"done": done, "total": total})


def _say(message: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(message, default=str) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Carry out jobs until the parent closes the pipe."""
    for line in sys.stdin:
        try:
            _say({"written": carry_out(decoded(line))})
        except Trouble as trouble:
            _say({"trouble": trouble.key, "values": dict(trouble.values)})
        except OSError as trouble:
            _say({"trouble": "paper_not_written", "values": {"reason": trouble.strerror or ""}})


if __name__ == "__main__":
    main()
