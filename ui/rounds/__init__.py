"""走访: plan a round, print its papers, enter what it brought."""
