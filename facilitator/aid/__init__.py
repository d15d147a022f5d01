"""Mutual aid between organisations under a reciprocal agreement."""
