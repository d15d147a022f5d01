"""Coaching sessions in the window: recorded fast, listed, corrected."""
