"""A small invented report with gold questions, and systems whose score theory knows."""

from collections.abc import Iterable
from dataclasses import replace

from eval.types import Line, Place, Question, Section, Sections

REPORT = "valdoria-2020"
_SENTENCES = {
    "D_1.1": [
        "The fund granted 960 loans in the year.",
        "Helpline 17 received 1,200 calls per quarter.",
        "A guideline was launched on 4 June 2020.",
    ],
    "D_2.1": [
        "The outcome was partly achieved in 2020.",
        "Three markets were rebuilt in Port Ansel.",
        "The Ministry of Trade chairs the committee.",
        "Some 71% of traders were heads of household.",
    ],
    "D_3.1": [
        "Girls' clubs opened in 12 schools.",
        "The police trained 34 officers.",
        "No survey was conducted in 2020.",
    ],
}
_ASKED = [
    ("loans", "number", "How many loans did the fund give?", "D_1.1", 0, ["960"]),
    ("calls", "number", "How many calls reach the helpline?", "D_1.1", 1, ["1,200", "1200"]),
    ("launch", "date", "When did the guideline come out?", "D_1.1", 2, ["4 June 2020"]),
    ("status", "status", "Was 2.1 reached?", "D_2.1", 0, ["partly achieved"]),
    ("markets", "place", "Where were markets rebuilt?", "D_2.1", 1, ["Port Ansel"]),
    ("chair", "actor", "Who leads the committee?", "D_2.1", 2, ["Ministry of Trade"]),
    ("heads", "number", "What share of traders head a household?", "D_2.1", 3, ["71%"]),
    ("clubs", "number", "In how many schools are there clubs?", "D_3.1", 0, ["12"]),
    ("police", "number", "How many police officers took part?", "D_3.1", 1, ["34"]),
]


def _section(outcome_id: str) -> Section:
    text = " ".join(_SENTENCES[outcome_id])
    chunks = tuple(_place(outcome_id, i) for i in range(len(_SENTENCES[outcome_id])))
    return Section(REPORT, outcome_id, f"Outcome {outcome_id}", text, chunks, "Valdoria", 2020)


def _place(outcome_id: str, number: int) -> Place:
    quote = _SENTENCES[outcome_id][number]
    start = sum(len(sentence) + 1 for sentence in _SENTENCES[outcome_id][:number])
    return Place(REPORT, outcome_id, start, start + len(quote), quote)


SECTIONS: Sections = {(REPORT, outcome_id): _section(outcome_id) for outcome_id in _SENTENCES}
PASSAGES = [chunk for section in SECTIONS.values() for chunk in section.chunks]


def _questions() -> Iterable[Question]:
    for family, kind, text, outcome_id, number, aliases in _ASKED:
        for form in ("natural", "keyword"):
            yield Question(
                f"{family}-{form}", family, "test", kind, text if form == "natural" else family,
                short_answers=(tuple(aliases),), evidence=(_place(outcome_id, number),), form=form,
            )  # fmt: skip
    yield Question(
        "both", "both", "test", "across", "Which figures are given for loans and for clubs?",
        short_answers=(("960",), ("12",)), evidence=(_place("D_1.1", 0), _place("D_3.1", 0)), form="natural",
    )  # fmt: skip
    for i, kind in enumerate(["not_given", "other_year", "not_given", "out_of_scope"]):
        yield Question(
            f"no-{i}", f"no-{i}", "test", "unanswerable", f"What does it not say, {i}?",
            answerable=False, unanswerable_kind=kind, form="natural",
        )  # fmt: skip


QUESTIONS = tuple(_questions())


def answer(question: Question, quoted: Iterable[Place], confidence: float = 0.9, **changes: object) -> Line:
    """An answer line that quotes these places and retrieved them first, then the rest in order."""
    places = list(quoted)
    rest = [passage for passage in PASSAGES if passage not in places]
    return {
        "schema": 1,
        "id": question.id,
        "question": question.question,
        "status": "answered",
        "text": " ".join(f"{place.quote} [{n}]" for n, place in enumerate(places, 1)),
        "short_answer": question.short_answers[0][0] if len(question.short_answers) == 1 else None,
        "claims": [
            {"text": place.quote, "citations": [n], "verified": True} for n, place in enumerate(places, 1)
        ],
        "citations": [{"n": n, **vars(place)} for n, place in enumerate(places, 1)],
        "confidence": confidence,
        "retrieved": [vars(place) for place in (*places, *rest)],
        "notes": [],
        "writer": "quotes",
        "tokens": {"prompt": 0, "completion": 0},
        **changes,
    }


def perfect(question: Question) -> Line:
    """Answers everything as the gold does, and declines the rest."""
    return answer(question, question.evidence, 0.95) if question.answerable else decline(question)


def decline(question: Question) -> Line:
    """Answers nothing."""
    return answer(question, (), 0.05, status="not_in_report", text="They do not say.", retrieved=[])


def empty(question: Question) -> Line:
    """Claims to answer, and says nothing."""
    return answer(question, (), 0.5, text="", retrieved=[], short_answer=None)


def shuffled(question: Question) -> Line:
    """Gives each question the right answer to another one."""
    others = [q for q in QUESTIONS if q.answerable]
    at = others.index(question) if question in others else 0
    other = others[(at + 5) % len(others)]
    return answer(replace(other, id=question.id), other.evidence)


def swapped_digit(question: Question) -> Line:
    """Perfect, but for one digit of every figure that it gives."""
    line = perfect(question)
    swap = str.maketrans("0123456789", "9876543201")
    short = line["short_answer"]
    return {**line, "text": line["text"].translate(swap), "short_answer": short and short.translate(swap)}


def worse(question: Question) -> Line:
    """Perfect, but it declines most questions in natural wording."""
    return decline(question) if question.type != "actor" and question.form == "natural" else perfect(question)
