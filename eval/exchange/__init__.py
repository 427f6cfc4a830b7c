"""Gold, runs and answers in the formats of other tools, and back."""
