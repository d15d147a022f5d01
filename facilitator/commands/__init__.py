"""The command line: one module per command, through the same door as the window."""

from facilitator.commands.main import OpenWindow, run

__all__ = ["OpenWindow", "run"]
