"""Exports are loaded back the way the tools load them; imports become gold or answers that can be judged."""

import csv
import json
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import ir_measures
import pytest
from eval_world import QUESTIONS, SECTIONS, perfect
from ir_measures import RR, R

from eval.__main__ import main
from eval.exchange.beir import export_beir, import_beir
from eval.exchange.ragas import COLUMNS, export_ragas, import_ragas
from eval.exchange.squad import export_squad, import_squad
from eval.exchange.trec import export_trec, import_trec
from eval.measures.squad import exact_match, normalise
from eval.prediction import parse_prediction
from eval.score import score_prediction
from eval.systems import saved
from eval.types import EvalError, Place
from prompts.refusal import REFUSAL

PREDICTIONS = {question.id: parse_prediction(perfect(question)) for question in QUESTIONS}
ANSWERABLE = [question for question in QUESTIONS if question.answerable]


def test_beir_loads_what_was_exported(tmp_path: Path) -> None:
    """Loaded as BEIR's GenericDataLoader does: qrels decide which queries remain, and none of them is lost."""
    export_beir(tmp_path, QUESTIONS, SECTIONS)
    corpus = {d["_id"]: d for d in map(json.loads, (tmp_path / "corpus.jsonl").open())}
    queries = {d["_id"]: d["text"] for d in map(json.loads, (tmp_path / "queries.jsonl").open())}
    qrels: dict[str, dict[str, int]] = defaultdict(dict)
    with (tmp_path / "qrels" / "test.tsv").open() as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_MINIMAL)
        next(rows)
        for query, document, score in rows:
            qrels[query][document] = int(score)
    assert set(qrels) == set(queries) == {question.id for question in ANSWERABLE}
    assert all(document in corpus for found in qrels.values() for document in found)
    (document,) = qrels["loans-natural"]
    assert corpus[document]["text"] == "The fund granted 960 loans in the year."


def test_beir_comes_back_with_its_unanswerable_questions(tmp_path: Path) -> None:
    """What BEIR's own loader would drop is in the side file, whole."""
    export_beir(tmp_path, QUESTIONS, SECTIONS)
    sections, questions = import_beir(tmp_path)
    assert len(sections) == sum(len(section.chunks) for section in SECTIONS.values())
    assert [q.id for q in questions if not q.answerable] == ["no-0", "no-1", "no-2", "no-3"]
    loans = next(q for q in questions if q.id == "loans-natural")
    assert loans.sections == (("valdoria-2020/D_1.1:0-39", "valdoria-2020/D_1.1:0-39"),)


def test_beir_keeps_apart_what_has_no_passage_and_what_has_no_answer(tmp_path: Path) -> None:
    """An answer in a report's head, which nobody can search, comes back as no unanswerable question."""
    line = replace(QUESTIONS[0], evidence=(Place("valdoria-2020", "head", 0, 13, "OUTCOME D_1.1"),))
    export_beir(tmp_path, (line, *QUESTIONS[1:]), SECTIONS)
    assert [json.loads(row)["id"] for row in (tmp_path / "left_out.jsonl").open()] == [line.id]
    _, questions = import_beir(tmp_path)
    assert line.id not in [question.id for question in questions]


@pytest.mark.parametrize(
    ("kind", "files", "told"),
    [
        ("squad", {}, "cannot be read"),
        ("squad", {"in": "{"}, "is no JSON"),
        ("squad", {"in": "{}"}, "lacks data"),
        ("squad", {"in": '{"data": [1]}'}, "is not of the form wanted"),
        ("beir", {"in/corpus.jsonl": ""}, "test.tsv cannot be read"),
        ("beir", {"in/corpus.jsonl": "{}"}, "corpus.jsonl: lacks _id"),
    ],
)
def test_a_broken_import_is_one_line(
    tmp_path: Path, kind: str, files: dict[str, str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is missing is named with its file; nobody reads a traceback."""
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    assert main(["import", kind, str(tmp_path / "in"), "--out", str(tmp_path / "out")]) == 2
    shown = capsys.readouterr().err
    assert told in shown
    assert shown.count("\n") == 1


def test_a_missing_trec_run_is_named(tmp_path: Path) -> None:
    """As any other file that is not there."""
    with pytest.raises(EvalError, match=r"nowhere\.trec cannot be read"):
        import_trec(tmp_path / "nowhere.trec", QUESTIONS, SECTIONS)


def test_trec_files_give_the_same_figures_in_trec_eval(tmp_path: Path) -> None:
    """Read by ir-measures from the files, run and qrels score what the benchmark says."""
    export_trec(tmp_path, QUESTIONS, PREDICTIONS, SECTIONS)
    run = list(ir_measures.read_trec_run(str(tmp_path / "run.trec")))
    qrels = list(ir_measures.read_trec_qrels(str(tmp_path / "qrels.trec")))
    found = ir_measures.calc_aggregate([R @ 1, RR @ 10], qrels, run)
    ours = [score_prediction(q, PREDICTIONS[q.id], SECTIONS).values for q in ANSWERABLE]
    assert found[RR @ 10] == pytest.approx(sum(v["RR@10"] or 0 for v in ours) / len(ours))
    assert found[R @ 1] == pytest.approx(sum(v["R@1"] or 0 for v in ours) / len(ours))
    scores = [doc.score for doc in run if doc.query_id == "loans-natural"]
    assert scores == sorted(set(scores), reverse=True)


def test_a_trec_run_comes_back_as_answers_to_judge(tmp_path: Path) -> None:
    """Retrieval of another system is judged like our own; a document that no section has is named."""
    export_trec(tmp_path, QUESTIONS, PREDICTIONS, SECTIONS)
    lines = import_trec(tmp_path / "run.trec", QUESTIONS, SECTIONS)
    score = score_prediction(QUESTIONS[0], parse_prediction(lines[0]), SECTIONS)
    assert score.values["RR@10"] == 1.0
    (tmp_path / "bad.trec").write_text("q Q0 elsewhere 1 1.0 tag\n")
    with pytest.raises(EvalError, match=r"bad\.trec:1: wants"):
        import_trec(tmp_path / "bad.trec", QUESTIONS, SECTIONS)


def test_squad_files_are_scored_as_the_official_script_does(tmp_path: Path) -> None:
    """Its loops over the file, with its own rules: every answer stands where it says, and all are exact."""
    export_squad(tmp_path, QUESTIONS, PREDICTIONS, SECTIONS)
    dataset = json.loads((tmp_path / "squad.json").read_text())["data"]
    given = json.loads((tmp_path / "predictions.json").read_text())
    exact = {}
    for article in dataset:
        for paragraph in article["paragraphs"]:
            for entry in paragraph["qas"]:
                for answer in entry["answers"]:
                    start = answer["answer_start"]
                    assert paragraph["context"][start : start + len(answer["text"])] == answer["text"]
                golds = [a["text"] for a in entry["answers"] if normalise(a["text"])] or [""]
                assert bool(entry["answers"]) is not entry["is_impossible"]
                exact[entry["id"]] = max(exact_match(gold, given[entry["id"]]) for gold in golds)
    assert set(exact.values()) == {1.0}
    left_out = [json.loads(line)["id"] for line in (tmp_path / "left_out.jsonl").open()]
    assert left_out == ["both"], "SQuAD cannot ask for two answers in two paragraphs"
    assert len(exact) + len(left_out) == len(QUESTIONS)


def test_squad_comes_back_as_sections_and_gold(tmp_path: Path) -> None:
    """Contexts become sections, questions name theirs, and impossible ones are of a named kind."""
    export_squad(tmp_path, QUESTIONS, PREDICTIONS, SECTIONS)
    sections, questions = import_squad(tmp_path / "squad.json")
    assert {line["text"] for line in sections} == {section.text for section in SECTIONS.values()}
    loans = next(q for q in questions if q.id == "loans-natural")
    assert loans.short_answers == (("960",),)
    assert {q.unanswerable_kind for q in questions if not q.answerable} == {"not_given"}


def test_ragas_rows_have_its_columns(tmp_path: Path) -> None:
    """Text where RAGAS wants text, lists of text where it wants lists; refusals have a reference too."""
    export_ragas(tmp_path / "ragas.jsonl", QUESTIONS, PREDICTIONS, SECTIONS)
    rows = [json.loads(line) for line in (tmp_path / "ragas.jsonl").open()]
    assert len(rows) == len(QUESTIONS)
    for row in rows:
        assert set(COLUMNS) <= set(row)
        assert all(isinstance(row[name], str) for name in ("user_input", "response", "reference"))
        assert all(isinstance(text, str) for name in ("retrieved_contexts", "reference_contexts") for text in row[name])
    assert rows[-1]["reference"] == REFUSAL
    assert rows[0]["retrieved_contexts"][0] == "The fund granted 960 loans in the year."


def test_ragas_rows_come_back_as_answers_to_judge(tmp_path: Path) -> None:
    """Contexts are found in the sections again; a question without a row is named."""
    export_ragas(tmp_path / "ragas.jsonl", QUESTIONS[:2], PREDICTIONS, SECTIONS)
    lines = import_ragas(tmp_path / "ragas.jsonl", QUESTIONS[:2], SECTIONS)
    values = score_prediction(QUESTIONS[0], parse_prediction(lines[0]), SECTIONS).values
    assert (values["right@60w"], values["RR@10"]) == (1.0, 1.0)
    with pytest.raises(EvalError, match="no row for 21 questions"):
        import_ragas(tmp_path / "ragas.jsonl", QUESTIONS, SECTIONS)


def test_saved_answers_are_judged_and_missing_ones_stop_the_run(tmp_path: Path) -> None:
    """A file of answer lines stands in for a system; a gap is no refusal."""
    (tmp_path / "answers.jsonl").write_text(json.dumps(perfect(QUESTIONS[0])) + "\n")
    answerer = saved(tmp_path / "answers.jsonl")
    assert answerer(QUESTIONS[0])["text"].startswith("The fund granted 960")
    with pytest.raises(EvalError, match="no answer to loans-keyword"):
        answerer(QUESTIONS[1])
