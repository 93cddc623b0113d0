"""材料: photos, scans and sound of a record, listed with their thumbnails, added and looked at."""
