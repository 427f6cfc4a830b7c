"""An answer on a terminal."""

from rich.console import Console
from rich.text import Text

from rag.types import Answer, Citation

_STATUS = {"answered": "bold green", "not_in_report": "bold yellow", "out_of_scope": "bold blue"}


def show_answer(answer: Answer) -> None:
    """Prints the answer, then each quote with its marks and where it stands. Colour on a terminal only."""
    console = Console(highlight=False)
    if answer.standalone_question != answer.question:
        console.print(Text(f"Understood as: {answer.standalone_question}", "dim"))
    console.print(Text(answer.status.replace("_", " "), _STATUS[answer.status]))
    console.print(Text(answer.text))
    for citation in answer.citations:
        console.print()
        console.print(_place(citation))
        console.print(_quote(citation))
    for note in answer.notes:
        console.print(Text(f"Note: {note}", "dim"))


def _place(citation: Citation) -> Text:
    outcome = citation.outcome
    where = " ".join(str(part) for part in (outcome.report.country, outcome.report.year) if part)
    text = Text(f"[{citation.n}] ", "bold")
    text.append(f"{where}  {outcome.outcome_id}", "cyan")
    text.append(f"  characters {citation.start}–{citation.end}", "dim")
    if outcome.title:
        text.append(f"\n    {outcome.title}", "dim")
    return text


def _quote(citation: Citation) -> Text:
    text = Text(f"    {citation.quote}")
    for mark in citation.marks:
        text.stylize("bold underline", 4 + mark.start - citation.start, 4 + mark.end - citation.start)
    return text
