"""Paper that comes back: scans and photos read, filed to their papers, or put aside."""
