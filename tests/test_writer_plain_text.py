"""Whatever a model writes, what is left is plain text; and keys are found in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nasty_strings import NASTY

from rag.writer.keys import mark_keys, take_keys
from rag.writer.plain_text import to_plain
from rag.writer.stream import draft_sentences

PLAIN = [
    ("x <script>alert(1)</script> y", "x y"),
    ("<<b>script>alert(1)<</b>/script>x", "x"),
    ("a<br>b", "a b"),
    ("a <img src=x onerror=alert(1)", "a"),
    ("![a](http://e/x.png?q=1) b", "b"),
    ("see [here](javascript:alert(1)) now", "see here now"),
    ("[1](http://e)", "[1]"),
    ("go to https://e.example/x?q=1.", "go to ."),
    ("evil.example/x?y=1 hi", "hi"),
    ("_http://x.y/z xhttp://x.y/z hi", "_ x hi"),
    ("go to hxxps://evil.example/x now", "go to now"),
    ("a <cite>1, 2</cite>", "a [1, 2]"),
    ("a [[1]](http://e)[[2]](http://e)", "a [1][2]"),
    ("e.g. MoWA/CSO and/or v1.2/3", "e.g. MoWA/CSO and/or v1.2/3"),
    ("costs $5,000 and $6", "costs $5,000 and $6"),
    ("$$x^2$$ y $\\frac{1}{2}$ z", "y z"),
    ("\\textbf{bold}", "bold"),
    (":red[hot] :material/home: :smile: 10:30:45", "hot 10:30:45"),
    ("## Head\n- item **b** _c_ KHM_D_3.1", "Head\nitem b c KHM_D_3.1"),
    ("| a | b |\n|---|---|", "a b"),
    ("p < 5 and <15 calls, n > 3", "p < 5 and <15 calls, n > 3"),
    ("a\u200bb\u202ec\x1b[31md\x00", "abcd"),
    ("[^1]: where it leads", ""),
    ("line\r\nline\u2028line", "line\nline\nline"),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_what_could_act_is_gone(text: str, expected: str) -> None:
    """Tags, scripts, images, addresses, formulas, directives; a price and a comparison stay."""
    assert to_plain(text) == expected


@pytest.mark.parametrize("text", NASTY)
def test_nasty_words_leave_nothing_that_acts(text: str) -> None:
    """No tag, no address, no image, no directive, no control character."""
    plain = to_plain(text)
    for forbidden in ("<script", "<img", "</", "http:", "www.", "](", "![", ":red[", "\x01", "\u202e", "\u200b"):
        assert forbidden not in plain


@settings(deadline=None)
@given(st.text(alphabet="<>[]()!$\\:*_`|/abc1.\n ", max_size=200))
def test_plain_text_is_plain_at_once(text: str) -> None:
    """No tag is left that a second look would find; nothing grows."""
    plain = to_plain(text)
    assert len(plain) <= len(text)
    assert "](" not in plain


KEYS = [
    ("A b [1].", "A b.", (1,)),
    ("A b. [1][2]", "A b.", (1, 2)),
    ("A [1, 2; 3].", "A.", (1, 2, 3)),
    ("A [1-3].", "A.", (1, 2, 3)),
    ("A [1] and [2].", "A.", (1, 2)),
    ("A (2021).", "A (2021).", ()),
    ("A (73%) b (1).", "A (73%) b.", (1,)),
    ("A (1) b.", "A (1) b.", ()),
    ("A (source 1) b.", "A b.", (1,)),
    ("km² is", "km² is", ()),
    ("A [9].", "A.", (9,)),
    ("A [see 1].", "A.", (1,)),
    ("A [].", "A.", ()),
    ("A [x].", "A [x].", ()),
    ("A <1, 2>.", "A.", (1, 2)),
    ("A <5>.", "A <5>.", ()),
    ("A <2 b and 1> c.", "A <2 b and 1> c.", ()),
    ('A ["1", "3"].', "A.", (1, 3)),
    ("A [1.5].", "A [1.5].", ()),
    ("A 【3†lines】.", "A.", (3,)),
]


@pytest.mark.parametrize(("text", "words", "keys"), KEYS)
def test_keys_are_taken_from_the_words(text: str, words: str, keys: tuple[int, ...]) -> None:
    """A bracketed number is a key; a year, a percentage or a list number in round brackets is not."""
    draft = take_keys(mark_keys(text, {1, 2, 3}))
    assert (draft.text, draft.keys) == (words, keys)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(["Aa bb", "Cc dd ee", "15 ff"]), min_size=1, max_size=6), st.integers(1, 30))
def test_no_sentence_is_lost_wherever_the_stream_is_cut(sentences: list[str], size: int) -> None:
    """Pieces of any size give the same sentences with the same keys."""
    text = " ".join(f"{sentence} gg [{n}]." for n, sentence in enumerate(sentences, start=1))
    pieces = iter([text[i : i + size] for i in range(0, len(text), size)])
    drafts = list(draft_sentences(pieces, range(1, 7)))
    assert [(draft.text, draft.keys) for draft in drafts] == [
        (f"{sentence} gg.", (n,)) for n, sentence in enumerate(sentences, start=1)
    ]
