"""Markdown as plain text: what only tells how a word is to look goes, every word stays."""

import html
import re

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~^$'\"-])")
_EMPHASIS = re.compile(
    r"(?<![\w*_\\])(\*{1,3}|_{1,3})(?=[^\s*_])((?:[^\n]|\n(?!\s*\n)){1,400}?)(?<=[^\s\\])\1(?![\w*_])"
)
_LINE_BREAK = re.compile(r"\\$", re.MULTILINE)
_QUOTED = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)


def strip_markdown(text: str) -> str:
    """`text` without emphasis marks, escapes, entities and quotation bars. Headings keep their `#`, lists
    their markers: they tell where a paragraph starts."""
    plain = _QUOTED.sub("", _LINE_BREAK.sub("", text))
    while (stripped := _EMPHASIS.sub(r"\2", plain)) != plain:
        plain = stripped
    return html.unescape(_ESCAPED.sub(r"\1", plain))
