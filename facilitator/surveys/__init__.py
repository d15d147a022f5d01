"""Surveys on paper: handed out, keyed in, reported without anybody to be told by it."""
