"""Odd files are read in time that grows with their length, not with its square."""

import time

import pytest
from sample_section import ID, TITLE, read

from ingest.chunks import split_chunks

ODD = {
    "dot leaders": "." * 60_000,
    "asterisks": "*" * 60_000 + "a",
    "label and blanks": "outcome" + " " * 60_000 + "x",
    "emphasis never closed": " *a" * 20_000,
    "paragraphs that never end": "Some words here and more of it than six\n\n" * 4_000,
    "short lines in lower case": "some words\n\n" * 8_000,
    "short forms": "Women Network (WN) " * 4_000,
    "markers": f"OUTCOME {ID}\n\n" * 3_000,
    "ids": f"{ID} " * 3_000,
    "heads": "Showing " * 8_000,
    "brackets": "[Output 1 " * 6_000,
    "one word": "x" * 100_000,
    "one sentence": "word " * 20_000,
}


@pytest.mark.parametrize("name", ODD)
def test_odd_files_take_no_long_time(name: str) -> None:
    """As a head, as a title with its narrative, and as chunks."""
    started = time.process_time()
    read(ODD[name], "odd.md")
    for outcome in read(f"OUTCOME {ID}\n\n{TITLE}\n\n{ODD[name]}").outcomes[:20]:
        split_chunks(outcome)
    assert time.process_time() - started < 8
