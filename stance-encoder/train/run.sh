#!/usr/bin/env bash
# Makes the bundled encoder's third step and the bundled model again, where the texts are at hand:
#
#   stance-encoder/train/run.sh NEWS BENCHMARKS SECOND.onnx OUT
#
# NEWS and BENCHMARKS are described in data.py. SECOND.onnx is the encoder after the second step of
# docs/finetuning.md, with its tokeniser beside it. The encoder and the two model files replace those
# of the repository. It takes an hour on two cores; a stop in between costs no more than five minutes of
# training.
set -euo pipefail
cd "$(dirname "$0")/../.."
news=$1 benchmarks=$2 second=$3 out=$4
mkdir -p "$out/labels"

for set in huawei policies; do
  for part in train dev; do
    ./stanchion news $set --texts "$news/$set.csv" --part $part --out "$out/labels/$set-$part.csv"
  done
done
python3 stance-encoder/train/data.py "$news" "$benchmarks" "$out/labels" "$out"

pairs=()
for name in huawei-real policies-real cases pairs-cases authored pairs perspectrum procon20 ibm30k newsmtsc; do
  pairs+=("$out/$name.csv")
done
./stanchion finetune "${pairs[@]}" --encoder "$second" --neutral NONE --off-target --mismatched 0.3 --balance 0.5 \
  --epochs 2 --average 0.35 --learning-rate 8e-5 --precision bfloat16 --resume --out "$out/stance-small-en-q.onnx"

cp "$out/stance-small-en-q.onnx" stance-encoder/src/main/resources/

./stanchion classify "$out/unlabelled.csv" --encoder stance-small-en-q --labels pro-ban,anti-ban,neutral --out "$out/soft.csv"
./stanchion train "$out/labels/huawei-train.csv" --features words+stance-small-en-q:stance --stance-share 0.6 --class-weights balanced,root,none \
  --rename FAVOR=pro-ban --rename AGAINST=anti-ban --rename NONE=neutral \
  --auxiliary authored --auxiliary dataset/src/main/resources/io/stanchion/dataset/huawei-ban/authored-cases.csv \
  --auxiliary "$out/soft.csv" --auxiliary "$out/off-target.csv" --min-documents 4 --min-articles 4 \
  --calibrate "$out/labels/huawei-dev.csv" --model "$out/huawei-ban.stance" --fast-model "$out/huawei-ban-fast.stance"
cp "$out"/huawei-ban*.stance classify/src/main/resources/io/stanchion/classify/
