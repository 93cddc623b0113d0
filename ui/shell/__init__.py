"""The frame around every page: navigation, top bar, status bar, keys."""
