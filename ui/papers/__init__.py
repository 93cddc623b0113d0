"""文书: papers seen as the very PDF that is printed."""
