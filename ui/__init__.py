"""The window: shows, asks, never decides."""
