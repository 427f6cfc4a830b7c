"""How far each sentence of a passage answers the question."""
