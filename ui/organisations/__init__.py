"""The page of organisations: the list, and everything about one of them."""
