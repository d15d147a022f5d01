"""The process that renders packs beside the window: one job a line in, one JSON line out.

Started with `python -m facilitator.papers.render_child` and kept warm. A job is a pickled
`Job` in base64 from our own parent process. Qt is never imported here.
"""

from __future__ import annotations

import base64
import json
import pickle
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from facilitator.errors import Trouble
from facilitator.papers.pack import Copy, render_pack
from facilitator.papers.render import render
from facilitator.papers.style import Setup
from facilitator.papers.whole_files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.papers.cover import Cover
    from facilitator.papers.plan import Paper
    from facilitator.papers.render import Rendered
    from facilitator.words import Language


@dataclass(frozen=True)
class PackJob:
    """A pack to be written to a file: its cover, its copies, and how it is printed."""

    path: Path
    cover: Cover
    language: Language
    copies: tuple[Copy, ...]
    setup: Setup = Setup()  # noqa: RUF009  frozen


@dataclass(frozen=True)
class PapersJob:
    """Papers to be written one to a file."""

    files: tuple[tuple[Path, Paper], ...]
    setup: Setup = Setup()  # noqa: RUF009  frozen


def encoded(job: PackJob | PapersJob) -> str:
    """The job as one line for the child."""
    return base64.b64encode(pickle.dumps(job)).decode("ascii")


def carry_out(job: PackJob | PapersJob) -> list[dict[str, Any]]:
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
        job = pickle.loads(base64.b64decode(line))  # noqa: S301  from our own parent process
        try:
            _say({"written": carry_out(job)})
        except Trouble as trouble:
            _say({"trouble": trouble.key, "values": dict(trouble.values)})
        except OSError as trouble:
            _say({"trouble": "paper_not_written", "values": {"reason": trouble.strerror or ""}})


if __name__ == "__main__":
    main()
