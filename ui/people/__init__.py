"""The page of people: the list, everything about one of them, and lists brought in."""
