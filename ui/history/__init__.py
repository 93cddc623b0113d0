"""修改历史: who changed what of a record, from what to what."""
