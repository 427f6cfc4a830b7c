"""Weights that ship, and how they were made."""
