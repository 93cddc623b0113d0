"""What the page of any record shows, whatever its line: steps, next step, course, papers."""
