"""A program of its own: the window on a programme, on a day and in a language of the test's."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from facilitator.window_request import WindowRequest
from facilitator.words import Language
from ui.start import open_window

if __name__ == "__main__":
    day, language, file = sys.argv[1:]
    request = WindowRequest(Path(file), Language(language), dt.date.fromisoformat(day))
    sys.exit(open_window(request))
