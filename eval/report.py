"""The report: one HTML file that needs nothing else, for people who put their name to its figures."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from eval.cards import make_cards
from eval.catalogue import MEASURES
from eval.compare import compare_runs
from eval.folder import RunFolder
from eval.measures.answer import PRIMARY
from eval.report_plots import draw_plots
from eval.summarise import GROUPED, OF_KINDS
from eval.summary import MAIN
from eval.table import BUSY, bounds, shown, with_sign

TEMPLATES = Path(__file__).parent / "templates"
TILES = (
    PRIMARY,
    "correct",
    "incorrect",
    "R@5",
    "quote_validity",
    "outcome_precision",
    "span_F1",
    "decline_F1",
)


def write_report(run: RunFolder, against: RunFolder | None = None) -> Path:
    """Writes report.html and plots of a finished run; `against` adds the comparison and puts flips first."""
    summary = run.read("summary.json")
    drawn = draw_plots(summary, [ms["total"] for ms in run.system.times().values()])
    for plot in drawn:
        target = run.path / "plots" / f"{plot.name}.svg"
        target.parent.mkdir(exist_ok=True)
        target.write_text(plot.svg, encoding="utf-8")
    scores = run.system.scores()
    before = {score.id: score.verdict for score in against.system.scores()} if against else {}
    page = _template().render(
        run=run,
        against=against,
        manifest=run.read("manifest.json"),
        summary=summary,
        speed=run.read("speed.json"),
        measures=MEASURES,
        primary=PRIMARY,
        main=MAIN,
        tiles=TILES,
        busy=BUSY,
        grouped=(*GROUPED, *OF_KINDS),
        plots=drawn,
        comparison=compare_runs(against, run) if against else None,
        cards=make_cards(run.questions(), run.system.predictions(), scores, run.sections(), before),
    )
    path = run.path / "report.html"
    path.write_text(page, encoding="utf-8")
    return path


def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"figure": shown, "bounds": bounds, "with_sign": with_sign}
    return environment.get_template("report.html")
