"""Photos, scans, sound and documents of records, whatever their line of work."""
