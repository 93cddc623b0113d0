"""The desk of reports: who has to come today, and how their coming is written down."""
