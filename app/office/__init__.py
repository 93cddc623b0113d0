"""The office itself: who it is, its committees, mediators and number blocks."""
