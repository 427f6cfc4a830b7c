"""One file of plain text or Markdown as a report: its head, its outcomes, and what was odd about it."""

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path

from ingest.abbreviations import harvest_abbreviations
from ingest.blocks import split_blocks
from ingest.head import Head, country_from_text, parse_head
from ingest.outcomes import RawSection, find_outcomes
from ingest.status import find_status
from ingest.titles import find_alignment, is_truncated
from ingest.types import HEAD, Outcome, ReadWarning, Report, ReportText

_KINDS = {"D": "development", "O": "organisational"}


def read_report_text(text: str, path: Path) -> ReportText:
    """The report in `text`. `path` gives its source and, where head and narrative do not, country and year."""
    head_lines, raw = find_outcomes(split_blocks(text))
    narratives = [section.narrative()[0] for section in raw]
    head, warnings = _complete(parse_head(head_lines), narratives, path)
    report = Report(
        report_id=slug(f"{head.country} {head.year}") if head.country and head.year else slug(path.stem),
        title=f"Progress in {head.country} in {head.year}" if head.country else path.stem,
        country=head.country,
        year=head.year,
        data_date=head.data_date,
        source=path.name,
    )
    if not raw:
        warnings.append(ReadWarning(path.name, None, "no outcome", "no outcome was found in this file"))
    outcomes, found = _outcomes(report, raw, "\n".join(narratives))
    return ReportText(report, _head_section(report, head_lines), outcomes, (*warnings, *found))


def slug(text: str) -> str:
    """Lower-case letters, digits and hyphens only: "Port Serrano 2023" gives "port-serrano-2023"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "report"


def _complete(head: Head, narratives: list[str], path: Path) -> tuple[Head, list[ReadWarning]]:
    warnings = [ReadWarning(path.name, None, "text before the first marker", f"not understood: {line[:120]!r}")
                for line in head.unread]
    if head.country is None:
        named = country_from_text(narratives)
        head = replace(head, country=named)
        message = f"taken from the narrative: {named}" if named else "neither head nor narrative names one"
        warnings.append(ReadWarning(path.name, None, "no country in the head", message))
    if head.year is None:
        in_name = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", path.stem)
        head = replace(head, year=int(in_name[0]) if in_name else None)
        message = f"taken from the file name: {head.year}" if in_name else "the head names none"
        warnings.append(ReadWarning(path.name, None, "no reporting year in the head", message))
    if head.data_date is None:
        warnings.append(ReadWarning(path.name, None, "no data date", "the head gives no date for its data"))
    return head, warnings


def _head_section(report: Report, lines: list[str]) -> Outcome | None:
    text = "\n".join(lines)
    return _section(report, HEAD, "head", "Head of the report", text) if text else None


def _outcomes(report: Report, raw: list[RawSection], narratives: str) -> tuple[tuple[Outcome, ...], list[ReadWarning]]:
    outcomes: list[Outcome] = []
    warnings: list[ReadWarning] = []
    seen: Counter[str] = Counter()
    for position, section in enumerate(raw, start=1):
        text, joined = section.narrative()
        printed = section.outcome_id or f"section-{position}"
        seen[printed] += 1
        outcome_id = printed if seen[printed] == 1 else f"{printed}~{seen[printed]}"
        kind = _KINDS[printed.rsplit("_", 2)[-2]] if section.outcome_id else "section"
        truncated = is_truncated(section.title, narratives)
        outcomes.append(_section(report, outcome_id, kind, section.title, text, truncated))
        notes = {
            "no id": not section.outcome_id and "the line with the outcome's id is missing; found by its title",
            "truncated title": truncated and f"words are missing from {section.title[:80]!r}",
            "joined page break": joined and f"{joined} break(s) inside a sentence joined",
            "repeated id": seen[printed] > 1 and f"{printed} again; kept as {outcome_id}",
            "no title": not section.title and "no title line between the id and the narrative",
            "empty outcome": not text and "there is no text under this title",
        }
        warnings += [ReadWarning(report.source, outcome_id, kind, m) for kind, m in notes.items() if m]
    return tuple(outcomes), warnings


def _section(report: Report, outcome_id: str, kind: str, title: str, text: str, truncated: bool = False) -> Outcome:
    number = re.search(r"_[DO]_(\d+(?:\.\d+)?)", outcome_id)
    return Outcome(
        report=report,
        outcome_id=outcome_id,
        kind=kind,
        number=number[1] if number else None,
        title=title,
        title_truncated=truncated,
        alignment=find_alignment(title),
        status=None if kind == "head" else find_status(text),
        abbreviations=() if kind == "head" else harvest_abbreviations(text),
        text=text,
    )
