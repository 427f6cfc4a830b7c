"""Which sentences are quoted, and whether that is an answer at all."""
