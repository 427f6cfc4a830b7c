"""Addresses of the public record. Observed, not promised: the templates are settings."""

import os
import re
from urllib.parse import quote

from ingest.types import HEAD, Outcome

TEMPLATE = "https://open.unwomen.org/en/outcome-detail/{id}"
"""Page of an outcome on UN Women's transparency portal; `{id}` and `{years}` are filled in. Setting:
`RECORD_URL`; empty shows no links."""
_PUBLIC = re.compile(r"XM-DAC-\d+-")


def record_url(outcome: Outcome) -> str:
    """Where the public record of an outcome should be; "" for sections that have none."""
    template = os.environ.get("RECORD_URL", TEMPLATE)
    outcome_id = outcome.outcome_id.split("~")[0]
    if not template or outcome.kind == HEAD or not _PUBLIC.match(outcome_id):
        return ""
    return template.replace("{id}", quote(outcome_id)).replace("{years}", str(outcome.report.year or ""))
