"""Tests of leaving step by step."""
