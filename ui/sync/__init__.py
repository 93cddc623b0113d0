"""同步: what waits, what travels, what was signed for, and what a person must choose."""
