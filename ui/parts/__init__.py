"""The controls that pages are made of; each takes the theme and tells by signal what was done."""
