"""From a question to an answer: retrieval, citations, the answer line."""

from dataclasses import replace

import jsonschema
import numpy as np
import pytest
from answer_schema import ANSWER_SCHEMA

from ingest.errors import IngestError
from ingest.index import Index
from ingest.sentences import split_sentences
from ingest.types import HEAD, Span
from rag.answer import ask
from rag.find_answer import find_answer
from rag.line import answer_line, read_question
from rag.question.understand import understand
from rag.quoting.cite import CitationError, check_citations, checked, cite
from rag.quoting.write_quotes import quote_answer
from rag.reading.read import open_reader
from rag.retrieval.retrieve import lead_elsewhere, retrieve
from rag.retrieval.scope import resolve_scope
from rag.selection.selector import open_selector
from rag.types import Claim, Evidence, Filters, Finding, Scope, Search

QUESTIONS = (
    "How many AOPs were developed, and by whom?",
    "Was outcome 3.1 achieved?",
    "Who was consulted on the DV Law?",
    "wich provinces servce directorys",
    "TWGG-GBV",
    "What is planned for 2022?",
    "What was the budget of the programme?",
    "Was outcome 5.1 achieved?",
    "What did Vietnam do?",
    "hello",
    "😀",
    "a" * 5000,
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_answer_keeps_the_contract(question: str, index: Index) -> None:
    """The line fits its schema, and every quote is its span, whatever was asked."""
    line = answer_line(ask(question, index), "q1")
    jsonschema.validate(line, ANSWER_SCHEMA)
    for citation in line["citations"]:
        section = index.section(citation["report_id"], citation["outcome_id"])
        assert section.text[citation["start"] : citation["end"]] == citation["quote"]
        assert (citation["country"], citation["year"]) == ("Cambodia", 2021)
    shown = {n for claim in line["claims"] for n in claim["citations"]}
    assert shown <= {citation["n"] for citation in line["citations"]}


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_question_gives_the_same_bytes(question: str, index: Index) -> None:
    """But for the times."""
    first, second = (answer_line(replace(ask(question, index), timings_ms={})) for _ in range(2))
    assert first == second


def test_a_filter_gives_what_filtering_a_full_scan_gives(index: Index) -> None:
    """Scores and order of the chunks of one outcome do not depend on the filter."""
    query = understand("prevention of violence against women", index)
    everything = Scope(tuple(section for section in index.sections if section.kind != HEAD))
    full = retrieve(query, index, everything, k=len(index.chunks))
    one = Scope(tuple(section for section in everything.sections if section.number == "3.1"))
    filtered = retrieve(query, index, one, k=len(index.chunks))
    kept = [passage.chunk.span for passage in full if passage.chunk.outcome.number == "3.1"]
    assert sorted(passage.chunk.span for passage in filtered) == sorted(kept)
    assert [p.meaning for p in filtered] == [
        next(q.meaning for q in full if q.chunk == p.chunk) for p in filtered
    ]


def test_retrieval_finds_what_is_spelt_otherwise(index: Index) -> None:
    """`UPR mid-term` finds `URP mid-term`, `Koh Kong` finds `KohKong`, a long form finds its short one."""
    for question, words in [
        ("UPR mid-term review", "URP mid-term review"),
        ("What happened in Koh Kong?", "KohKong province"),
        ("at-risk groups", "atrisk groups"),
        ("wich provinces servce directorys", "Service directories mapped"),
    ]:
        query = understand(question, index)
        found = retrieve(query, index, resolve_scope(query, index), k=3)
        assert any(words in passage.chunk.text for passage in found), question


def test_scores_are_finite_and_ordered(index: Index) -> None:
    """Best first, no ties broken at random."""
    query = understand("gender", index)
    scores = [passage.score for passage in retrieve(query, index, resolve_scope(query, index))]
    assert scores == sorted(scores, reverse=True)
    assert np.isfinite(scores).all()


def test_a_census_reads_a_chunk_of_every_section(index: Index) -> None:
    """The best k first, as without it, then the best chunk of each section that they leave out."""
    query = understand("What does the report say about COVID-19?", index)
    scope = resolve_scope(query, index)
    few = retrieve(query, index, scope, k=2)
    census = retrieve(query, index, scope, k=2, census=True)
    assert census[:2] == few
    assert {passage.chunk.outcome.key for passage in census} == {section.key for section in scope.sections}
    assert {passage.chunk.outcome.key for passage in few} != {section.key for section in scope.sections}


def test_the_parts_of_a_derived_total_are_marked(index: Index) -> None:
    """17 + 26 + 4 + 3: each part is cited where it stands, the sum is called derived."""
    answer = ask("What is the total membership of the TWGG-GBV?", index)
    assert "Derived, not stated: 17 + 26 + 4 + 3 = 50." in answer.notes
    text = answer.citations[0].outcome.text
    assert [text[m.start : m.end].split()[0] for m in answer.citations[0].marks] == ["17", "26", "four", "three"]


def test_no_section_passes_the_filters(index: Index) -> None:
    """Then nothing is searched, and the answer says so."""
    answer = ask("How many AOPs?", index, Filters(year=(1999,)))
    assert answer.status == "not_in_report"
    assert "No outcome passes these filters." in answer.text
    assert answer.citations == ()


def test_a_refusal_names_what_was_searched_and_the_outcome_that_is_missing(index: Index) -> None:
    """Five point one does not exist: the refusal says so and shows the nearest passage."""
    answer = ask("Was outcome 5.1 achieved?", index)
    assert answer.status == "not_in_report"
    assert "outcome 5.1" in answer.text
    assert "4 outcomes of Cambodia 2021" in answer.text
    assert answer.claims == ()


def test_a_quote_that_is_not_its_span_never_leaves(index: Index) -> None:
    """A changed character, an empty span, a span outside the text, a mark outside the quote: each is an error."""
    outcome = next(section for section in index.sections if section.number == "3.1")
    good = cite(1, Evidence(outcome, Span(0, 20), (Span(4, 11),)))
    check_citations([good])
    for bad in [
        replace(good, quote=good.quote.replace("outcome", "Outcome")),
        replace(good, end=good.start, quote=""),
        replace(good, start=len(outcome.text), end=len(outcome.text) + 5, quote="xxxxx"),
        replace(good, marks=(Span(15, 25),)),
    ]:
        with pytest.raises(CitationError, match="citation 1"):
            check_citations([bad])


def test_a_claim_may_cite_only_what_is_there(index: Index) -> None:
    """A number without a citation is an error, not a dead link."""
    answer = ask("Was outcome 3.1 achieved?", index)
    with pytest.raises(CitationError, match="do not exist"):
        checked(replace(answer, claims=(Claim("x", (99,), verified=True),)))


def test_a_quote_cut_inside_a_sentence_is_shown_as_cut(index: Index) -> None:
    """"…" stands where the sentence goes on; the claim and the quote stay exact."""
    outcome = next(section for section in index.sections if section.number == "6.1")
    sentence = next(s for s in split_sentences(outcome.text) if s.end - s.start > 200)
    query = understand("Who?", index)
    search = Search(query, resolve_scope(query, index), (), index.generation)
    for span, shape in [
        (sentence, "{} [1]"),
        (Span(sentence.start, sentence.end - 50), "{} … [1]"),
        (Span(sentence.start + 50, sentence.end), "… {} [1]"),
        (Span(sentence.start + 50, sentence.end - 50), "… {} … [1]"),
    ]:
        answer = quote_answer(search, Finding((Evidence(outcome, span, ()),)))
        assert answer.text == shape.format(outcome.words(span))
        assert answer.claims[0].text == answer.citations[0].quote == outcome.words(span)


def test_question_lines_are_checked_at_the_door() -> None:
    """Only the question is needed; what is wrong with a line is said."""
    assert read_question('{"question": "x"}')["filters"] == Filters()
    filters = '{"year": ["2021"], "country": "Cambodia"}'
    row = read_question(f'{{"id": 7, "question": "x", "history": ["y"], "filters": {filters}}}')
    assert row == {"id": "7", "question": "x", "history": ("y",),
                   "filters": Filters(country=("Cambodia",), year=(2021,))}
    for bad in ['{"id": 1}', "nonsense", '{"question": 3}', '{"question": "x", "history": "y"}',
                '{"question": "x", "filters": {"colour": ["red"]}}',
                '{"question": "x", "filters": {"year": ["soon"]}}', '{"question": "x", "filters": {"year": 1e999}}',
                '{"id": ' + "9" * 5000 + ', "question": "x"}', "[" * 100_000]:
        with pytest.raises(IngestError, match=r"JSON|question|history|filters|year"):
            read_question(bad)
    with pytest.raises(IngestError, match="half of a character"):
        read_question('{"question": "who \\ud83d"}')


def test_without_a_reader_retrieval_and_wording_choose(index: Index) -> None:
    """READER=none: nothing is read, and the coefficients in use weigh no reading."""
    reader = open_reader("none")
    query = understand("Who runs Helpline 1280?", index)
    scope = resolve_scope(query, index)
    finding = find_answer(Search(query, scope, retrieve(query, index, scope), index.generation), index, reader)
    assert any("1280" in cite(1, piece).quote for piece in finding.evidence)
    bare, full = open_selector(reads=False), open_selector()
    assert not {"reader", "span", "answered"} & set(bare.sentence.weights)
    assert {"reader", "span", "answered"} <= set(full.sentence.weights)
    assert not {"best_reader", "most_read", "all_read"} & set(bare.answered.weights)


def test_what_fits_better_under_another_outcome_is_told(index: Index) -> None:
    """Asked of an outcome that does not speak of it, the lead of the outcome that does; none where nothing is named."""
    def lead(question: str) -> float:
        query = understand(question, index)
        return lead_elsewhere(query, index, resolve_scope(query, index))

    assert lead("What does outcome 4.1 say of calls to Helpline 1280?") > 0.1
    assert lead("What does outcome 3.2 say of calls to Helpline 1280?") == 0
    assert lead("How many calls did Helpline 1280 get?") == 0


def test_nothing_leads_where_no_outcome_has_text(index: Index) -> None:
    """Sections lines may hold outcomes without text: there is nothing to compare, and no error."""
    bare = replace(index, sections=tuple(replace(s, text="", report=replace(s.report, report_id="bare"))
                                         for s in index.sections if s.kind != HEAD))
    query = understand("What does 4.1 say of the helpline?", bare)
    assert lead_elsewhere(query, bare, resolve_scope(query, bare)) == 0
