"""Tests of the locked records."""
