"""The user guide: its pages in both languages, found by place, by link and by search."""
