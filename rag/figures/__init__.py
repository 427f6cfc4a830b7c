"""Figures and dates as written, and whether two are the same."""
