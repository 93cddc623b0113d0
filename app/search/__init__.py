"""One box over people, cases, articles and commands."""
