"""Plain text: what is left of a model's words once nothing in them can act.

Taken out: control, zero-width and bidirectional characters; HTML tags and comments, scripts and styles whole;
images; addresses, of links too (a link's label stays); formulas; Streamlit directives (their label stays);
headings, bullets, emphasis, code marks and tables' bars. Everything else stays as literal text, `$`, `<` and
`_` included, so whoever draws it must draw it as text.
"""

import re
import unicodedata

_URL = r"(?:(?:https?|hxxps?|ftp|file|wss?|javascript|vbscript|data|mailto|tel):|www\.|//(?=\w))"
_SCHEME = r"(?:https?|hxxps?|ftp|file|wss?)://"
_TARGET = r"\((?:[^()\n]|\([^()\n]*\))*(?:\)|$)"
_STEPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE | re.MULTILINE), replacement)
    for pattern, replacement in (
        (r"<(sup|cite|citation|ref|source)\b[^<>]*>\s*\[?(\d{1,3}(?:[\s,;]+\d{1,3})*)\]?\s*</\1\s*>", r"[\2]"),
        (r"<!--(?:.|\n)*?(?:-->|\Z)", " "),
        (r"<(script|style|svg|iframe|math|template)\b(?:.|\n)*?(?:</\1\s*>|\Z)", " "),
        (r"</?(?:br|p|div|li|ul|ol|tr|td|th|table|h\d)\b[^<>]*(?:>|\Z)", " "),
        (r"<[a-z/!?][^<>]*(?:>|\Z)", ""),
        (r"^\s*\[[^\]\n]*\]:[^\n]*$", ""),  # where reference links and footnotes lead
        (rf"!\[[^\]\n]*\](?:{_TARGET}|\[[^\]\n]*\])", " "),
        (rf"\[{{1,2}}([\d\s,;^]*)\]{{1,2}}{_TARGET}", r"[\1]"),
        (rf"\[([^\]\n]*)\]{_TARGET}", r"\1"),
        (rf"{_SCHEME}[^\s<>\"']*[^\s<>\"'.,;:!?)\]】]|{_SCHEME}", " "),
        (rf"(?<![^\W_]){_URL}[^\s<>\"']*[^\s<>\"'.,;:!?)\]】]", " "),
        (rf"(?:(?<=\s)|^){_URL}\S*", " "),
        (r"\b[\w-]+(?:\.[a-z][\w-]*)+(?::\d+)?/\S*", " "),
        (r"\\\[\s*(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\s*\\\]", r"[\1]"),
        (r"\$\$(?:.|\n)*?\$\$|\\\[(?:.|\n)*?\\\]|\\\((?:.|\n)*?\\\)", " "),
        (r"\$([\d.,%\s]+)\$", r"\1"),
        (r"\$[^$\n]*[\\^{][^$\n]*\$", " "),
        (r"\\(?:begin|end)\{\w+\*?\}", " "),
        (r"\\[a-z]+(?:\{([^{}\n]*)\})?", r"\1"),
        (r"\\([\[\](){}$*_#%&~`!.-])", r"\1"),
        (r":[a-z][a-z-]*\[([^\]\n]*)\]", r"\1"),
        (r":(?:material/)?[a-z][a-z0-9_+-]*:", " "),
        (r"^\s*(?:#{1,6}\s+|>+\s*|[-*+•–]\s+|\d{1,2}[.)]\s+(?=\S))+", ""),
        (r"^\s*[-=*_|:\s]{3,}$", ""),
        (r"`+|~~+|\*\*+|__+|\$\$+", ""),
        (r"(?<![\w*])\*(\S(?:[^*\n]*\S)?)\*(?![\w*])", r"\1"),
        (r"(?<![\w_])_(\S(?:[^_\n]*\S)?)_(?![\w_])", r"\1"),
        (r"\s*\|\s*", " "),
        (r"\]+(?=\()", ""),
    )
)
_ROUNDS = 4
"""Taking a tag out of "<<b>script>" leaves a tag, so the steps run again until nothing changes."""
_ESCAPES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]?|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?")
"""Terminal escape sequences: without their first sign the rest would stay as text."""
_LINE_ENDS = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\v": "\n", "\f": "\n", "\t": " "})


def to_plain(text: str) -> str:
    """`text` as plain text, blanks folded, line ends kept. Never longer than `text`."""
    text = _ESCAPES.sub("", text.translate(_LINE_ENDS))
    text = "".join(sign for sign in text if _is_seen(sign))
    for _ in range(_ROUNDS):
        before = text
        for pattern, replacement in _STEPS:
            text = pattern.sub(replacement, text)
        if text == before:
            break
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _is_seen(sign: str) -> bool:
    return sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn")
