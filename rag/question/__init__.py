"""From what was typed to a question that stands by itself, or to who it should be turned away as."""
