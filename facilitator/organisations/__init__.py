"""The bodies whose people take part."""
