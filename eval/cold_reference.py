"""`python -m eval.cold_reference QUESTION --index DIR`: a first answer through sentence-transformers.

The yardstick of the cold start: the same index, the same question, the embedder loaded the usual way.
"""

import argparse
from pathlib import Path

import numpy as np

from ingest.embed import chosen_model, embed
from ingest.index import open_index


def main() -> None:
    """Prints the passage whose vector lies nearest to the question's."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("question")
    parser.add_argument("--index", type=Path, required=True)
    arguments = parser.parse_args()
    index = open_index(arguments.index)
    vector = embed([arguments.question], chosen_model())[0]
    print(index.chunks[int(np.argmax(index.vectors @ vector))].text)


if __name__ == "__main__":
    main()
