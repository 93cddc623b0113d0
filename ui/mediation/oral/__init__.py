"""口头 short path: a dispute settled at the doorstep, on one page."""
