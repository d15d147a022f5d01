"""Tests of the wizard of leaving."""
