"""Fitting the models that choose what to quote and when to decline."""
