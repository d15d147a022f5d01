"""The year's archive."""
