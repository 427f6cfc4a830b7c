"""Fine-tunes the reader: `python -m models.reader.train --bench FOLDER --out FOLDER --minutes 70`."""

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch

from models.reader.batches import batches
from models.reader.cores import FreeCores
from models.reader.examples import Example, Miner, make_examples
from models.reader.net import ReaderNet, loss
from models.reader.questions import SETS, Document, Question, load

SHARES = {"fictional": 0.44, "squad2-part": 0.32, "squad1-extra": 0.07, "covidqa": 0.04, "encyclopaedia": 0.08,
          "selqa": 0.03, "clapnq-part": 0.02}
"""Share of each collection in the questions drawn."""
RATE = 1.2e-4
WARM = 0.05


class Progress:
    """How far the run is, 0 to 1: by steps where they are given (repeatable), else by minutes."""

    def __init__(self, minutes: float, steps: int) -> None:
        """Starts the clock."""
        self.steps, self.minutes, self.step, self.begin = steps, minutes, 0, time.monotonic()

    def __float__(self) -> float:
        """The share done."""
        if self.steps:
            return self.step / self.steps
        return (time.monotonic() - self.begin) / 60 / self.minutes


def stream(bench: Path, rng: random.Random, everything: bool) -> Iterator[Example]:
    """Examples without end, from all collections in their shares."""
    loaded: dict[str, tuple[dict[str, Document], list[Question], Miner]] = {}
    for source in SETS:
        documents, questions = load(bench, source)
        kept = [q for q in questions if everything or not q.held_out]
        loaded[source] = (documents, kept, Miner(documents))
        print(source, len(kept), "questions", flush=True)
    queues: dict[str, list[Question]] = {source: [] for source in SETS}
    while True:
        source = rng.choices(SETS, [SHARES[s] for s in SETS])[0]
        documents, questions, miner = loaded[source]
        if not queues[source]:
            queues[source] = rng.sample(questions, len(questions))
        question = queues[source].pop()
        yield from make_examples(question, documents[question.doc], miner, rng)


def optimizer_of(net: ReaderNet) -> torch.optim.AdamW:
    """AdamW; the heads learn five times as fast; no decay on biases and norms."""
    groups = []
    for name, p in net.named_parameters():
        rate = RATE if name.startswith("bert") else 5 * RATE
        groups.append({"params": [p], "lr": rate, "top": rate, "weight_decay": 0.01 if p.ndim > 1 else 0.0})
    return torch.optim.AdamW(groups, fused=True)


def train(args: argparse.Namespace) -> None:
    """Trains until the progress is 1, and saves every `--every` minutes and at the end."""
    torch.manual_seed(args.seed)
    cores = FreeCores(args.threads)
    rng = random.Random(args.seed)
    progress = Progress(args.minutes, args.steps)
    net = ReaderNet("eager")
    net.train()
    if args.start:
        net.load_state_dict(torch.load(args.start))
    optimizer = optimizer_of(net)
    saved, losses, examples = time.monotonic(), [], 0
    for batch in batches(stream(args.bench, rng, args.everything), rng):
        done = float(progress)
        if done >= 1:
            break
        torch.set_num_threads(cores())
        scale = args.rate * min(done / WARM, (1 - done) / (1 - WARM))
        for group in optimizer.param_groups:
            group["lr"] = group["top"] * scale
        value = loss(net, batch)
        value.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        progress.step += 1
        examples += len(batch.ids)
        losses.append(float(value.detach()))
        if progress.step % 25 == 0:
            spent = time.monotonic() - progress.begin
            print(f"{done:.3f} step {progress.step} examples {examples} loss {sum(losses[-25:]) / 25:.4f} "
                  f"{examples / spent:.1f}/s", flush=True)
        if time.monotonic() - saved > 60 * args.every:
            saved = time.monotonic()
            torch.save(net.state_dict(), args.out / f"step{progress.step}.pt")
    torch.save(net.state_dict(), args.out / "last.pt")


def main() -> None:
    """Reads the arguments and trains."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=70)
    parser.add_argument("--steps", type=int, default=0)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--every", type=float, default=10)
    parser.add_argument("--rate", type=float, default=1.0, help="times the usual learning rate")
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--everything", action="store_true", help="train on held-out questions too")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    train(args)


if __name__ == "__main__":
    main()
