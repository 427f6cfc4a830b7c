"""The one sentence by which a model says that the evidence holds no answer."""

REFUSAL = "The reports do not say."
"""Shared by the prompt that asks for it, the code that looks for it and the tests."""
