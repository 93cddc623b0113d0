"""法律援助 (`la.*`): applications, what the centre decided, and how the aid went."""
