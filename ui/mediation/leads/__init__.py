"""排查线索: the page of disputes heard of in the villages, and its sheets."""
