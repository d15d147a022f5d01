"""The people of the programme: names, work, what they offer and ask, consents."""
