"""The JSON Schema of an answer line (draft 2020-12), as the package ships it."""

import json
from pathlib import Path

import rag

ANSWER_SCHEMA = json.loads((Path(rag.__file__).parent / "answer.schema.json").read_text(encoding="utf-8"))
