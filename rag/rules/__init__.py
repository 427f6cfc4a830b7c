"""Answers that need no reading: the record, statuses, definitions, outlines, sums, contradictions."""
