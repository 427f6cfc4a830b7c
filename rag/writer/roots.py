"""Words reduced to what two wordings of one thing share."""

from functools import cache

from ingest.terms import plain_words, stem

_IRREGULAR = """
begin began begun; build built; hold held; make made; take took taken; give gave given; run ran; lead
led; meet met; go went gone; send sent; write wrote written; draw drew drawn; grow grew grown; pay paid;
bring brought; buy bought; find found; tell told; spend spent; lend lent; teach taught; choose chose
chosen; become became; come came; see saw seen; keep kept; rise rose risen; fall fell fallen; leave
left; lose lost; win won; get got gotten; say said; speak spoke spoken; stand stood; sit sat; understand
understood; withdraw withdrew withdrawn; undertake undertook undertaken; woman women; man men; child
children; die died dead death deaths; person persons people
"""
_BASES = {form: stem(forms.split()[0]) for forms in _IRREGULAR.split(";") for form in forms.split()}


def roots(text: str) -> list[str]:
    """The words of `text` in order as stems, irregular forms under their base ("began" as "begin")."""
    return [root(word) for word in plain_words(text)]


@cache
def root(word: str) -> str:
    """The stem of one word, or of its base where the word is an irregular form."""
    return _BASES.get(word.lower()) or stem(word)
