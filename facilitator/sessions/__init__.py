"""Coaching sessions: that they happened, how long, who told us; never what was said."""
