"""Somebody asks for help, and gets an answer."""
