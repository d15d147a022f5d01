"""This week in the window: what needs attention, and what to do about it."""
