"""The frame: window, side bar, navigation, palette, welcome; it imports no feature page."""
