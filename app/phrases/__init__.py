"""What an office writes again and again: its phrases, and what it typed into a field before."""
