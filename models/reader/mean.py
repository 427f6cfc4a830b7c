"""Takes two sets of weights together: `python -m models.reader.mean A.pt B.pt --share 0.6 --out C.pt`."""

import argparse
from collections.abc import Mapping
from pathlib import Path

import torch


def mean(one: Mapping[str, torch.Tensor], other: Mapping[str, torch.Tensor], share: float) -> dict[str, torch.Tensor]:
    """`share` of `one` and the rest of `other`, tensor by tensor (Wortsman et al., "Robust fine-tuning of zero-shot
    models", 2022); both name the same tensors of the same shapes, counters are those of `one`. Raises `KeyError` where
    `other` lacks a tensor."""
    return {name: torch.lerp(other[name].float(), tensor.float(), share).to(tensor.dtype)
            if tensor.is_floating_point() else tensor for name, tensor in one.items()}


def main() -> None:
    """Reads the arguments, writes the mean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, nargs=2)
    parser.add_argument("--share", type=float, default=0.5, help="of the first")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    torch.save(mean(*map(torch.load, arguments.weights), arguments.share), arguments.out)


if __name__ == "__main__":
    main()
