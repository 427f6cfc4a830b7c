"""One file of plain text or Markdown as a report: its head, its outcomes, and what was odd about it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ingest.blocks import split_blocks
from ingest.head import Head, has_progress_line, parse_head
from ingest.ids import distinct_ids, slug
from ingest.markdown import strip_markdown
from ingest.outcomes import RawSection, find_outcomes
from ingest.place import country_from_text
from ingest.section import make_head, make_section
from ingest.types import Outcome, ReadWarning, Report, ReportText


def read_report_text(text: str, path: Path) -> ReportText:
    """The report in `text`. `path` gives its source and, where the head does not, the year."""
    plain = strip_markdown(text) if path.suffix.lower() in {".md", ".markdown"} else text
    found = find_outcomes(split_blocks(plain))
    narratives = [section.narrative()[0] for section in found.sections]
    titles = [section.title for section in found.sections]
    head, warnings = _complete(
        parse_head(found.head, [*titles, *narratives]), country_from_text(titles, narratives), path
    )
    report = _report(head, path)
    if not found.sections:
        warnings.append(ReadWarning(path.name, None, "no outcome", "no outcome was found in this file"))
    outcomes, noted = _outcomes(report, found.sections, narratives)
    first = make_head(report, "\n".join(found.printed)) if found.printed else None
    return ReportText(report, first, outcomes, (*warnings, *noted))


def _report(head: Head, path: Path) -> Report:
    known = head.country and head.year
    return Report(
        report_id=slug(f"{head.country} {head.year}") if known else slug(path.stem),
        title=f"Progress in {head.country} in {head.year}" if known else head.country or path.stem,
        country=head.country,
        year=head.year,
        data_date=head.data_date,
        source=path.name,
    )


def _complete(head: Head, named: str | None, path: Path) -> tuple[Head, list[ReadWarning]]:
    notes = [("text before the first marker", f"not understood: {line[:120]!r}") for line in head.unread]
    if head.country is None:
        head = replace(head, country=named)
        message = f"taken from the narrative: {named}" if named else "neither head nor narrative names one"
        notes.append(("no country in the head", message))
    if head.year is None:
        in_name = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", path.stem))
        head = replace(head, year=int(in_name.pop()) if len(in_name) == 1 else None)
        message = (
            f"taken from the file name: {head.year}" if head.year else "the file name does not say it either"
        )
        notes.append(("no reporting year in the head", message))
    if head.data_date is None:
        notes.append(("no data date", "the head gives no date for its data"))
    return head, [ReadWarning(path.name, None, kind, message) for kind, message in notes]


def _outcomes(
    report: Report, raw: Sequence[RawSection], narratives: Sequence[str]
) -> tuple[tuple[Outcome, ...], list[ReadWarning]]:
    outcomes: list[Outcome] = []
    warnings: list[ReadWarning] = []
    names, whole = [_printed_id(section, i) for i, section in enumerate(raw, start=1)], "\n".join(narratives)
    for section, name, outcome_id in zip(raw, names, distinct_ids(names, narratives), strict=True):
        text, joined = section.narrative()
        if name != outcome_id and not text:  # a table of contents; its line stays in the head section
            warnings.append(ReadWarning(report.source, name, "repeated id", f"{name} again, without text"))
            continue
        outcome = make_section(report, outcome_id, section.title, text, whole)
        outcomes.append(outcome)
        again = f"{name} again; kept as {outcome_id}" if name != outcome_id else ""
        notes = {**_notes(section, outcome, joined), "repeated id": again}
        found = [(kind, note) for kind, note in notes.items() if note]
        warnings += [ReadWarning(report.source, outcome_id, kind, note) for kind, note in found]
    return tuple(outcomes), warnings


def _printed_id(section: RawSection, position: int) -> str:
    if section.marker is None:
        return f"section-{position}"
    return section.marker.outcome_id or f"outcome-{section.marker.number}"


def _notes(section: RawSection, outcome: Outcome, joined: int) -> dict[str, str]:
    known = section.marker and section.marker.outcome_id
    return {
        "no id": "" if known else "the line with the outcome's id is missing; found by its title",
        "truncated title": f"words are missing from {outcome.title[:80]!r}" * outcome.title_truncated,
        "joined page break": f"{joined} break(s) inside a sentence joined" if joined else "",
        "no title": "" if outcome.title else "no title line between the id and the narrative",
        "empty outcome": "" if outcome.text else "there is no text under this title",
        "second head": "the head of another report is in it" * has_progress_line(section.paragraphs),
    }
