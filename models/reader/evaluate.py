"""Measures a reader on what it never saw: `python -m models.reader.evaluate --bench FOLDER --squad INDEX`.

INDEX is an index of `squad2-part/sections.jsonl` (`python -m ingest … --index INDEX`), used to retrieve.
"""

import argparse
import json
import random
from pathlib import Path

from ingest.index import open_index
from models.reader.ask_all import ask_articles, ask_reports, ask_sections
from models.reader.questions import load
from rag.reading.read import NoReader, open_reader


def main() -> None:
    """Prints a JSON object for each collection: measure, value, n and Wilson interval."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--squad", type=Path)
    parser.add_argument("--reader", help="as READER=; the project's own if missing")
    parser.add_argument("--part", type=float, default=1.0, help="share of the questions, drawn with seed 5")
    parser.add_argument("--sets", default="fictional,squad2-part,selqa,clapnq-part")
    args = parser.parse_args()
    reader = open_reader(args.reader)
    if isinstance(reader, NoReader):
        parser.error("READER=none reads nothing")
    for source in args.sets.split(","):
        documents, questions = load(args.bench, source)
        held = [q for q in questions if q.held_out]
        held = random.Random(5).sample(held, round(len(held) * args.part))
        if source == "fictional":
            found = ask_reports(reader, held, documents)
        elif source == "squad2-part":
            found = ask_articles(reader, held, open_index(args.squad))
        else:
            found = ask_sections(reader, held, documents)
        print(json.dumps({source: found}), flush=True)


if __name__ == "__main__":
    main()
