"""JUnit XML, the form in which build servers show what failed."""

from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from eval.gate import Check
from eval.types import Question, Score


def write_junit(path: Path, questions: Sequence[Question], scores: Sequence[Score], checks: Sequence[Check]) -> None:
    """A suite of questions (a case fails unless its verdict is correct), and one of gate checks, if any."""
    asked = {question.id: question.question for question in questions}
    root = ET.Element("testsuites")
    suite = _suite(root, "questions", len(scores), sum(score.verdict != "correct" for score in scores))
    for score in scores:
        message = None if score.verdict == "correct" else f"{score.failure}: {asked[score.id]}"
        _case(suite, score.type, score.id, message)
    if checks:
        gate = _suite(root, "gate", len(checks), sum(not check.passed for check in checks))
        for check in checks:
            _case(gate, "gate", check.name, None if check.passed else check.message)
    ET.indent(root)
    path.write_bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def _suite(root: ET.Element, name: str, tests: int, failures: int) -> ET.Element:
    return ET.SubElement(root, "testsuite", name=name, tests=str(tests), failures=str(failures))


def _case(suite: ET.Element, classname: str, name: str, failure: str | None) -> None:
    case = ET.SubElement(suite, "testcase", classname=classname, name=_printable(name))
    if failure:
        ET.SubElement(case, "failure", message=_printable(failure))


def _printable(text: str) -> str:
    """Without control characters, which XML cannot hold."""
    return "".join(char for char in text if char >= " " or char in "\t\n")
