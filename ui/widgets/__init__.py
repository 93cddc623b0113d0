"""The kit: widgets that know the theme and nothing of the law."""
