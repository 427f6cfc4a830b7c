"""Words: a question finds the text whatever way either of them is spelt."""

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.spelling import is_plain_slip, slips_between
from ingest.terms import analyse
from ingest.words import K1, B, Words, index_words, read_words, words_bytes

CORPUS = (
    "The genderresponsive budget reached atrisk women in KohKong and Kompot.",
    "Gender-responsive planning by 11-line ministries, 3 CSOS and the Bar Association.",
    "In Koh Kong, service directories were printed; 12,000–17,000 calls came per quarter.",
    "Some 73 per cent of the funds went to prevention programmes of women’s organisations.",
    "The URP mid-term review and the TWGG-GBV were adapted, endorsed, or amended in 2021–2035.",
    "The National Committee on Disaster Management co-chairs the group with MoWA.",
)


@pytest.fixture(scope="module")
def words() -> Words:
    """The corpus above, indexed."""
    return index_words(CORPUS)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("gender responsive", {0, 1}),
        ("gender-responsive", {0, 1}),
        ("genderresponsive", {0, 1}),
        ("Koh Kong", {0, 2}),
        ("KohKong", {0, 2}),
        ("koh-kong", {0, 2}),
        ("at risk", {0}),
        ("at-risk", {0}),
        ("atrisk", {0}),
        ("11 ministries", {1}),
        ("a CSO", {1}),
        ("CSOs", {1}),
        ("12000 calls", {2}),
        ("17,000", {2}),
        ("service directory", {2}),
        ("73%", {3}),
        ("73 percent", {3}),
        ("how many %?", {3}),
        ("program", {3}),
        ("organization", {3}),
        ("women's organisation", {0, 3}),
        ("TWGG GBV", {4}),
        ("2035", {4}),
        ("midterm", {4}),
        ("cochairs", {5}),
        ("mowa", {5}),
        ("disastermanagement", {5}),
        ("what is it about?", set()),
        ("budapest", set()),
        ("", set()),
    ],
)
def test_a_question_finds_the_chunks_that_mean_its_words(words: Words, question: str, rows: set[int]):
    """Hyphens, joined words, camel case, plurals, percent, thousands, British and American spelling."""
    assert set(np.flatnonzero(words.scores(words.terms(question)))) == rows


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("servce", "servic"),
        ("minstries", "ministri"),
        ("directorise", "directori"),
        ("prevenshun", None),  # three slips
        ("budget", None),  # in the reports
        ("cells", None),  # a word in its own right, though no report has it and some have "calls"
        ("wich", None),
        ("2033", None),  # a figure is never another figure
        ("kong2", None),
        ("", None),
    ],
)
def test_a_misspelt_word_is_respelt_and_any_other_is_left_alone(words: Words, word: str, term: str | None):
    """One slip in a short word, two in a long one; never a figure, a known word or a word of the language."""
    assert words.respell(word) == term


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("servce", "service"),
        ("totl", "total"),  # in no report, but English
        ("donwload", "download"),
        ("foressen", None),  # two slips from an English word that no report has
        ("callers", None),  # no slip of "calls": those who call
        ("weakest", None),  # most of what is weak, no slip of "weakness"
        ("wealthier", None),
        ("underspend", None),  # a known word behind "under"
        ("recieve", "receive"),  # no "re" before a word
        ("hotline", None),  # two pieces, yet no slip of "howling"
        ("Totl", None),  # may be a name
        ("moey", "money"),
        ("seperate", "separate"),
        ("prog", None),  # a short word for programme, no slip of "prof"
        ("takeo", None),  # a letter too many for "take"
        ("treng", None),  # another letter than "trent"
    ],
)
def test_a_misspelt_word_is_mended_to_one_of_the_reports_or_of_english(words: Words, word: str, meant: str | None):
    """One slip from an English word will do, unless the word may be a name."""
    assert words.mend(word) == meant


@pytest.mark.parametrize(
    ("word", "meant"),
    [("servce", "service"), ("kompt", "kompot"), ("totl", "total"), ("donwload", None), ("prevenshion", None)],
)
def test_where_a_place_is_named_only_a_word_of_the_reports_is_meant(words: Words, word: str, meant: str | None):
    """One that is a single slip away, or else one of the most usual words of English."""
    assert words.mend(word, placed=True) == meant


def test_the_scores_are_those_of_the_formula(words: Words):
    """Against BM25 written out term by term for every chunk."""
    terms = words.terms("women of the gender-responsive service programme in Koh Kong, women")
    counts = [Counter(analyse(text)) for text in CORPUS]
    mean = sum(count.total() for count in counts) / len(counts)
    expected = np.zeros(len(CORPUS))
    for term in terms:
        holding = sum(term in count for count in counts)
        idf = math.log(1 + (len(counts) - holding + 0.5) / (holding + 0.5))
        for row, count in enumerate(counts):
            expected[row] += idf * count[term] / (count[term] + K1 * (1 - B + B * count.total() / mean))
    assert np.allclose(words.scores(terms), expected, atol=1e-5)


def test_a_stored_index_is_the_same_index(words: Words):
    """What is read back scores and respells alike, and is stored as the same bytes again."""
    content = words_bytes(words)
    again = read_words(content)
    assert words_bytes(again) == content == words_bytes(index_words(CORPUS))
    assert again.respell("servce") == words.respell("servce")
    assert np.array_equal(again.scores(["women"]), words.scores(["women"]))


@pytest.mark.parametrize("texts", [[], ["", "…"]])
def test_chunks_without_words_are_no_trouble(texts: list[str]):
    """An index of nothing finds nothing."""
    words = read_words(words_bytes(index_words(texts)))
    assert words.scores(words.terms("women")).tolist() == [0.0] * len(texts)
    assert words.respell("wommen") is None


@given(st.lists(st.text(max_size=60), max_size=6), st.text(max_size=40))
def test_any_text_can_be_indexed_and_asked_for(texts: list[str], question: str):
    """No text breaks analysis; scores are finite, not negative, one to each chunk, and survive storing."""
    words = index_words(texts)
    scores = words.scores(words.terms(question))
    assert scores.shape == (len(texts),)
    assert np.isfinite(scores).all()
    assert (scores >= 0).all()
    assert np.array_equal(read_words(words_bytes(words)).scores(words.terms(question)), scores)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_slips_are_a_distance(first: str, second: str):
    """None only between equal words, the same both ways, never more than the longer word has letters."""
    slips = slips_between(first, second)
    assert (slips == 0) == (first == second)
    assert slips == slips_between(second, first) <= max(len(first), len(second))


def test_two_swapped_letters_are_one_slip():
    """The commonest slip of all counts once."""
    assert (slips_between("recieve", "receive"), slips_between("urp", "upr")) == (1, 1)


@pytest.mark.parametrize(
    ("typed", "meant", "plain"),
    [
        ("totl", "total", True),
        ("donwload", "download", True),
        ("moneyy", "money", True),
        ("seperate", "separate", True),
        ("takeo", "take", False),
        ("trent", "treng", False),
        ("wemen", "wombat", False),
    ],
)
def test_a_plain_slip_is_one_that_hands_make(typed: str, meant: str, plain: bool):
    """A letter left out or doubled, two swapped, one vowel for another."""
    assert is_plain_slip(typed, meant) is plain
