"""From report files to an index: what a report holds, and how it is found again."""
