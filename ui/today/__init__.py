"""今日: what is due, most urgent first, with why."""
