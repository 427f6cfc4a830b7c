"""Errors that a person can act on: one line that names the thing and the next step."""


class IngestError(Exception):
    """A file, model or index that cannot be used; the message is the line to show."""
