"""Chunks: whole sentences of one outcome, counted as the embedder counts; nothing lost, nothing too long."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_section import SEED, TITLE, read

from ingest import tokens
from ingest.chunks import chunk_prefix, split_chunks
from ingest.section import make_section
from ingest.sentences import split_sentences
from ingest.types import Chunk, Outcome, Report

REPORT = Report("cambodia-2021", "Progress in Cambodia in 2021", "Cambodia", 2021, date(2024, 4, 26), "a.txt")
SENTENCE = "The Ministry of Women's Affairs, together with eleven line ministries, made fifteen plans"


def section(text: str, title: str = TITLE) -> Outcome:
    return make_section(REPORT, "XM-DAC-41146-KHM_D_3.1", title, text)


def pieces(chunk: Chunk) -> int:
    """Word pieces of what is embedded, [CLS] and [SEP] included."""
    return len(tokens.encode([chunk.embedded])[0].ids)


def check(outcome: Outcome) -> tuple[Chunk, ...]:
    """The outcome's chunks, after what always holds was found to hold."""
    chunks = split_chunks(outcome)
    parts = [span for chunk in chunks for span in chunk.sentences]
    assert all(pieces(chunk) <= tokens.EMBED_LIMIT for chunk in chunks)
    assert all(a.end <= b.start for a, b in pairwise(parts))
    for sentence in split_sentences(outcome.text):
        inside = [part for part in parts if part.start < sentence.end and sentence.start < part.end]
        assert (inside[0].start, inside[-1].end) == sentence
        gaps = (outcome.text[a.end : b.start] for a, b in pairwise(inside))
        assert not "".join(gaps).strip()
        if len(inside) == 1:
            assert len([chunk for chunk in chunks if sentence in chunk.sentences]) == 1
    return chunks


def test_the_report_is_cut_into_chunks_of_whole_sentences() -> None:
    """Every sentence lies in exactly one chunk and none is cut."""
    outcomes = read(SEED).outcomes
    chunks = [chunk for outcome in outcomes for chunk in check(outcome)]
    sentences = [span for outcome in outcomes for span in split_sentences(outcome.text)]
    assert [span for chunk in chunks for span in chunk.sentences] == sentences
    assert 25 <= len(chunks) <= 45


def test_what_is_embedded_says_where_it_comes_from_and_what_is_quoted_does_not() -> None:
    """Country, year and title stand in front of the text, and the text itself is a slice of the outcome."""
    (chunk,) = split_chunks(section("The plans were made. They are good."))
    assert chunk.embedded == f"Cambodia 2021. {TITLE}\nThe plans were made. They are good."
    assert chunk.text == "The plans were made. They are good."


def test_a_title_that_is_too_long_leaves_room_for_the_text() -> None:
    """The prefix takes a quarter of the window at most."""
    outcome = section(f"{SENTENCE}. " * 30, title=f"{SENTENCE}, " * 20)
    assert tokens.count(chunk_prefix(outcome)) <= tokens.EMBED_LIMIT // 4
    check(outcome)


def test_a_sentence_too_long_for_the_embedder_is_cut_behind_commas() -> None:
    """Its parts are neighbouring chunks; figures and words stay whole."""
    outcome = section(", ".join(f"{n},000 girls in province {n} of the land" for n in range(1, 200)) + ".")
    chunks = check(outcome)
    assert len(chunks) > 5
    assert all(chunk.text.endswith((",", ".")) for chunk in chunks)
    assert all(chunk.text[0].isdigit() and chunk.text.split(",")[1].startswith("000 ") for chunk in chunks)


@pytest.mark.parametrize(
    "text",
    [
        " ".join(["word"] * 2000),
        "word " * 2000 + ".",
        "x" * 5000,
        ("a" * 99 + "-") * 60,
        "," * 3000,
        "1,000" * 1000,
        "妇女参加了" * 600,
        "🎉👩‍👧" * 800,
        "e\u0301\u0323" * 2000,
        "ស្ត្រីកម្ពុជា" * 300,
        "\u200b\u00ad" * 2000,
        "antidisestablishmentarianism" * 3 + " " + "supercalifragilistic " * 300,
        f"{SENTENCE}; " * 100,
        "",
    ],
    ids=range(14),
)
def test_nasty_texts_stay_within_the_limit(text: str) -> None:
    """Two thousand words in one sentence, no blanks, emoji, combining marks, other scripts."""
    check(section(text))


WORDS = st.sampled_from(
    [
        "the",
        "TWGG-GBV",
        "12,000–17,000",
        "unbelievably",
        "妇女",
        "🎉",
        "e\u0301",
        "x" * 120,
        "Programme.",
        "met.",
        "\n",
        ",",
    ]
)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(WORDS, st.sampled_from([" ", " ", ""])), max_size=400),
    st.sampled_from(["", TITLE, "妇" * 300]),
)
def test_chunks_of_any_text_lose_nothing_and_fit(words: list[tuple[str, str]], title: str) -> None:
    """Whatever the text and the title are."""
    check(section("".join(word + blank for word, blank in words), title))
