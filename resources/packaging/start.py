"""What a built Facilitator runs first: the window, a command, or a process beside them."""

from __future__ import annotations

import os
import runpy
import sys


def main() -> None:
    """Run a module of ours where a process beside the window was asked for, else the program."""
    _give_back("LD_LIBRARY_PATH")
    if sys.argv[1:2] == ["--module"]:
        module = sys.argv[2]
        del sys.argv[1:3]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
        return
    from ui.start import main as start

    start()


def _give_back(name: str) -> None:
    """Let other programs (printing, a browser) find their own libraries, not the folder's."""
    before = os.environ.pop(f"{name}_ORIG", None)
    if before is not None:
        os.environ[name] = before
    else:
        os.environ.pop(name, None)


if __name__ == "__main__":
    main()
