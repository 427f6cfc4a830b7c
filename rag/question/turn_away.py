"""Which questions are none of the reports', and what to say to them."""

from ingest.index import Index
from rag.question.capitals import known_short_forms
from rag.question.courtesy import is_courtesy
from rag.question.known_words import has_known_words
from rag.question.languages import reply_in_its_language
from rag.question.smalltalk import is_out_of_scope
from rag.question.understand import mend
from rag.quoting.decline import NOT_UNDERSTOOD, OUT_OF_SCOPE
from rag.types import Query
from rag.words.leaning import leans


def turn_away(query: Query, index: Index) -> str | None:
    """What to say to a question that is none of the reports', or None. Only one that does not lean on another can
    be a word too few: "yes" and a lone name go on with what was asked before."""
    if reply := reply_in_its_language(query.question):
        return reply
    question, follows = mend(query.question, index), bool(query.history) and leans(query.question)
    if is_out_of_scope(question, index.words) or is_courtesy(question, follows, known_short_forms(index)):
        return OUT_OF_SCOPE
    return None if follows or has_known_words(query.question, index.words) else NOT_UNDERSTOOD
