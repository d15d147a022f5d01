"""Prints what a process was told: its surroundings and its words."""

from __future__ import annotations

import json
import os
import sys

if __name__ == "__main__":
    print(json.dumps({"environment": dict(os.environ), "words": sys.orig_argv}))
