"""Which kind of thing a question asks for."""
