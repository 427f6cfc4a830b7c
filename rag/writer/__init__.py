"""The writer: a language model's prose, held to checks against the report before it is shown."""
