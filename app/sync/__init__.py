"""Sealed batches between laptops and the city."""
