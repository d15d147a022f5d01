"""Cohorts: opening, enrolling, the rules in plain words, gatherings and attendance."""
