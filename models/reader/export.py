"""Exports trained weights: `python -m models.reader.export WEIGHTS.pt` writes reader.onnx and reader.json."""

import argparse
import json
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from ingest.minilm import sha256
from models.reader.net import ReaderNet

HERE = Path(__file__).parent
OPSET = 17
PER_PIECE = ("ids", "mask", "types", "start", "end", "evidence")


def export(weights: Path, target: Path) -> None:
    """The network in 32 bits, rows and pieces of any number."""
    net = ReaderNet("eager").eval()
    net.load_state_dict(torch.load(weights))
    ids = torch.randint(1000, 2000, (2, 12))
    torch.onnx.export(
        net, (ids, torch.ones_like(ids), torch.zeros_like(ids)), str(target),
        dynamo=False, opset_version=OPSET,
        input_names=["ids", "mask", "types"], output_names=["start", "end", "evidence", "answered"],
        dynamic_axes={name: {0: "rows", 1: "pieces"} for name in PER_PIECE} | {"answered": {0: "rows"}},
    )


def quantise(source: Path, target: Path, reduce_range: bool = False) -> None:
    """Weights in 8 bits, one scale per output channel; activations are scaled anew for each row read."""
    prepared = source.with_suffix(".prepared.onnx")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(str(prepared), str(target), per_channel=True, reduce_range=reduce_range,
                     weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"])
    prepared.unlink()


def main() -> None:
    """Exports, quantises and records the checksum."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--out", type=Path, default=HERE)
    parser.add_argument("--full", action="store_true", help="keep 32 bits")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    model = args.out / "reader.onnx"
    if args.full:
        export(args.weights, model)
    else:
        whole = args.out / "whole.onnx"
        export(args.weights, whole)
        quantise(whole, model)
        whole.unlink()
    record = {"model": model.name, "sha256": sha256(model), "bytes": model.stat().st_size}
    (args.out / "reader.json").write_text(json.dumps(record, indent=1) + "\n")


if __name__ == "__main__":
    main()
