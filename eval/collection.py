"""Other people's questions as gold: public collections, and the files of the fictional reports.

A collection is a folder with `questions.jsonl` (or `CODE-YEAR.questions.jsonl`), or one such file. Its
sections are already in the index; the questions are matched with them there.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from eval.gold import parse_question, read_gold
from eval.lines import read_lines
from eval.types import EvalError, Key, Line, Place, Question, Section, Sections

SHORT = 10
"""Words up to which an answer can be looked for; longer ones are judged by their evidence, if there is any."""
_REPORT = re.compile(r"^(?P<code>[A-Z]{3})-(?P<year>\d{4})\b")


def read_questions(path: Path, sections: Sections, whole_index: bool = False) -> tuple[Question, ...]:
    """The questions of a gold file, or of a collection in either of its forms, matched with the sections.

    A question about one of several reports is asked with that report's country and year as filters, unless
    `whole_index` says to search everything. EvalError if nothing matches.
    """
    files = _files(path)
    if files == [path] and not _is_foreign(next(iter(read_lines(path)), {})):
        return read_gold(path)
    by_id: dict[str, list[Key]] = {}
    for key in sections:
        by_id.setdefault(key[1], []).append(key)
    questions = []
    for line in (line for file in files for line in read_lines(file)):
        adapt = _fictional if "outcomes" in line else _public
        question = adapt(line, sections, by_id)
        questions.append(question if not whole_index else _without_filters(question))
    if not any(question.section_sets for question in questions):
        raise EvalError(f"{path}: the index has none of its sections; build one with `python -m ingest`")
    return tuple(questions)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = [path / "questions.jsonl"] if (path / "questions.jsonl").is_file() else []
    files = files or sorted(path.glob("*.questions.jsonl"))
    if not files:
        raise EvalError(f"{path} holds no questions.jsonl; name a gold file or a collection's folder")
    return files


def _is_foreign(line: Line) -> bool:
    return "gold_sections" in line or "outcomes" in line


def _public(line: Line, sections: Sections, by_id: dict[str, list[Key]]) -> Question:
    """A question of a public collection: gold sections always, evidence and answers where it has them."""
    keys = [key for section_id in line["gold_sections"] for key in by_id.get(section_id, ())]
    evidence = _find_all(line.get("evidence") or (), [sections[key] for key in keys])
    answers = [answer.strip() for answer in line.get("answers") or ()]
    short = [answer for answer in answers if len(answer.split()) <= SHORT or not evidence]
    answerable = bool(line["answerable"])
    return parse_question(
        {
            "id": line["id"],
            "question": line["question"],
            "history": line.get("history"),
            "answerable": answerable,
            "unanswerable_kind": None if answerable else "not_given",
            "short_answers": [short] if short and answerable else [],
            "evidence": [vars(place) for place in evidence] if answerable else [],
            "sections": keys if answerable else [],
        }
    )


def _fictional(line: Line, sections: Sections, by_id: dict[str, list[Key]]) -> Question:
    """A question on one fictional report; its id names unit code and year."""
    own = _own_sections(line["id"], sections)
    places = [
        place
        for quoted in line["evidence"]
        for place in _find_all([quoted["quote"]], [s for s in own if s.outcome_id == quoted["outcome_id"]])
    ]
    countries = sorted({section.country for section in own if section.country})
    years = sorted({section.year for section in own if section.year})
    wanted = {key for outcome_id in line["outcomes"] for key in by_id.get(outcome_id, ())}
    return parse_question(
        {
            **{name: line.get(name) for name in ("id", "type", "question", "history", "answerable")},
            "unanswerable_kind": line.get("unanswerable_kind"),
            "short_answers": line.get("must") or [],
            "evidence": [vars(place) for place in places],
            "sections": [section.key for section in own if section.key in wanted],
            "filters": {"country": countries, "year": years},
        }
    )


def _own_sections(question_id: str, sections: Sections) -> list[Section]:
    """Sections of the report that a fictional question is about; its head too, which has no unit code."""
    match = _REPORT.match(question_id)
    if match is None:
        return list(sections.values())
    reports = {
        section.report_id
        for section in sections.values()
        if f"-{match['code']}_" in section.outcome_id and section.year in (None, int(match["year"]))
    }
    return [section for section in sections.values() if section.report_id in reports]


def _find_all(quotes: Iterable[str], sections: Sequence[Section]) -> list[Place]:
    """Where the quotes stand, blanks aside; quotes that stand nowhere are left out."""
    found = []
    for quote in quotes:
        pattern = r"\s+".join(map(re.escape, quote.split()))
        for section in sections if pattern else ():
            if match := re.search(pattern, section.text):
                found.append(Place(*section.key, match.start(), match.end(), match[0]))
                break
    return found


def _without_filters(question: Question) -> Question:
    return Question(**{**vars(question), "country": (), "year": (), "outcome": ()})
