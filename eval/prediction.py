"""Answer lines, as a system gave them, in the words of this package."""

from typing import Any

from eval.types import ClaimLine, Line, Place, Prediction


def parse_prediction(line: Line) -> Prediction:
    """What an answer line says; absent keys become empty, so that foreign systems can be judged too."""
    return Prediction(
        id=str(line.get("id")),
        status=str(line["status"]),
        text=str(line.get("text") or ""),
        short_answer=line.get("short_answer"),
        claims=tuple(ClaimLine(str(c["text"]), tuple(c["citations"])) for c in line.get("claims") or ()),
        citations={int(c["n"]): _place(c) for c in line.get("citations") or ()},
        confidence=float(line.get("confidence") or 0.0),
        retrieved=tuple(_place(passage) for passage in line.get("retrieved") or ()),
        writer=str(line.get("writer") or "quotes"),
        tokens=dict(line.get("tokens") or {}),
        notes=tuple(map(str, line.get("notes") or ())),
    )


def split_times(line: Line) -> tuple[Line, dict[str, float]]:
    """The line without its times, and the times (ms by stage): only the first is the same every run."""
    rest = {name: value for name, value in line.items() if name != "timings_ms"}
    return rest, dict(line.get("timings_ms") or {})


def place_line(place: Place) -> dict[str, Any]:
    """A retrieved passage as the answer line has it."""
    return {
        "report_id": place.report_id,
        "outcome_id": place.outcome_id,
        "start": place.start,
        "end": place.end,
    }


def _place(line: Line) -> Place:
    return Place(
        str(line.get("report_id") or ""),
        str(line["outcome_id"]),
        int(line["start"]),
        int(line["end"]),
        str(line.get("quote") or ""),
    )
