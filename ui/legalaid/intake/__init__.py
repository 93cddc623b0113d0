"""The intake desk: an application taken down by questions, its papers, and what they lead to."""
