"""Text to HTML with not one character changed; the only place where the page escapes anything."""

import html
import re
from collections.abc import Iterable, Sequence

from ingest.types import Span

_LINE_ENDS = str.maketrans({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def escape_text(text: str) -> str:
    """HTML that shows `text` and holds no tag, on one line.

    Line ends become references because Streamlit strips and unindents whatever it is given. What no page can
    show, half of a surrogate pair, becomes U+FFFD.
    """
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return html.escape(whole).translate(_LINE_ENDS)


def bold_text(text: str, keys: Sequence[Span]) -> str:
    """HTML of `text` with `keys` in bold; parts of them outside the text or over one another are left out."""
    drawn, at = "", 0
    for key in sorted(keys):
        start, end = max(key.start, at), min(key.end, len(text))
        if start < end:
            drawn += f"{escape_text(text[at:start])}<b>{escape_text(text[start:end])}</b>"
            at = end
    return drawn + escape_text(text[at:])


def mark_text(text: str, span: Span, keys: Sequence[Span] = ()) -> str:
    """HTML of `text` with `span` marked and, inside it, `keys` in bold."""
    inside = bold_text(text[span.start : span.end], shift(keys, -span.start))
    return f"{escape_text(text[: span.start])}<mark>{inside}</mark>{escape_text(text[span.end :])}"


def shift(spans: Iterable[Span], by: int) -> list[Span]:
    """The same spans in a text that starts `by` characters earlier."""
    return [Span(span.start + by, span.end + by) for span in spans]


def facts_html(facts: Iterable[tuple[str, str]]) -> str:
    """A list of names and their values (HTML); facts without a value are left out."""
    rows = "".join(f"<div><dt>{escape_text(name)}</dt><dd>{value}</dd></div>" for name, value in facts if value)
    return f'<dl class="facts">{rows}</dl>'


def folded_html(summary: str, body: str, kind: str) -> str:
    """HTML `body` folded away under a line of text; "" where there is none."""
    if not body:
        return ""
    return f'<details class="{kind}"><summary>{escape_text(summary)}</summary>{body}</details>'


def list_html(items: Iterable[str], kind: str) -> str:
    """A bulleted list of texts; "" where there are none."""
    rows = "".join(f"<li>{escape_text(item)}</li>" for item in items)
    return f'<ul class="{kind}">{rows}</ul>' if rows else ""


def escape_label(text: str) -> str:
    """`text` for the label of a Streamlit widget, which is Markdown: every punctuation sign is escaped."""
    return _PUNCTUATION.sub(r"\\\1", text)
