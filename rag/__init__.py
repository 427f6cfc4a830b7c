"""From a question to an answer that is cited to the exact characters it came from."""
