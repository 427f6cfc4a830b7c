"""Where to look, and what is found there."""
