"""One line of JSON from outside, which may hold anything."""

import json
from typing import Any

from ingest.errors import IngestError


def read_json_line(line: str) -> Any:
    """The value that `line` holds, of text that can be stored. Raises `IngestError` that says what is wrong with it."""
    try:
        value = json.loads(line)
        json.dumps(value, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        raise IngestError(f"not JSON ({error.msg} at column {error.colno})") from error
    except UnicodeEncodeError as error:
        raise IngestError("holds half of a character (an unpaired surrogate)") from error
    except (ValueError, RecursionError) as error:
        raise IngestError("not JSON that can be read (too deep, or a number too long)") from error
    return value
