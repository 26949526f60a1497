#!/usr/bin/env bash
# Side by side, in turns: Stanchion, fastText, scikit-learn and a loop in C as whole processes, and
# Stanchion and Tribuo's own pipeline in processes that are warm; with the same training labels and the
# same text. fastText gets its text in lower case, as it needs it.
#
#   bench/peers/run.sh LABELS.csv [MEGABYTES [ROUNDS]]
#
# LABELS.csv has the columns text and label. Prints MB of text a CPU-second, the median of the
# rounds, and how many times as many Stanchion has, whole and warm.
# On Debian: apt install gcc fasttext python3-sklearn.
set -euo pipefail
labels=$(realpath "${1:?usage: bench/peers/run.sh LABELS.csv [MEGABYTES [ROUNDS]]}")
megabytes=${2:-20}
rounds=${3:-3}
here=$(cd "$(dirname "$0")" && pwd)
stanchion=$here/../../stanchion
python=${PYTHON:-/usr/bin/python3}
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

missing() { echo "not installed, left out: $1" >&2; }

"$python" "$here/peers.py" prepare "$labels" "$megabytes" "$work"
"$stanchion" train "$labels" --features words --model "$work/words.stance" >/dev/null
"$stanchion" train "$labels" --features full --model "$work/full.stance" >/dev/null
"$stanchion" bench --help >/dev/null # builds it
names=(stanchion-words stanchion-full stanchion_warm-words stanchion_warm-full tribuo_warm-words)
if command -v gcc >/dev/null; then
  gcc -O2 -o "$work/loop" "$here/loop.c"
  names+=(c-loop-words)
else missing gcc; fi
if command -v fasttext >/dev/null; then
  fasttext supervised -input "$work/train.ft" -output "$work/ft-words" -wordNgrams 2 -thread 1 >/dev/null 2>&1
  fasttext supervised -input "$work/train.ft" -output "$work/ft-full" -wordNgrams 3 -minn 2 -maxn 5 -thread 1 >/dev/null 2>&1
  names+=(fasttext-words fasttext-full)
else missing fasttext; fi
if "$python" -c 'import sklearn' 2>/dev/null; then
  "$python" "$here/peers.py" train "$labels" "$work/sk-words" words 2>/dev/null
  "$python" "$here/peers.py" train "$labels" "$work/sk-full" characters 2>/dev/null
  names+=(sklearn-words sklearn-full)
else missing scikit-learn; fi

# The slowest gets a part of the text, long enough that its start hardly counts.
bytes=$(wc -c <"$work/text.txt")
head -c $((bytes / 5)) "$work/text.txt" >"$work/part.txt"
warm() { java -cp "$here/../target/stanchion-bench.jar" io.stanchion.bench.InProcess "$work/part.txt" "$@"; }
one() {
  case $1 in
    stanchion_warm-*) warm "$work/${1#*-}.stance" ;;
    tribuo_warm-*) warm "$labels" ;;
    stanchion-*) "$stanchion" classify "$work/text.txt" --paragraphs line --threads 1 --model "$work/${1#*-}.stance" --rejects "$work/rejects.csv" ;;
    c-loop-*) "$work/loop" "$work/text.txt" 17 ;;
    fasttext-*) fasttext predict-prob "$work/ft-${1#*-}.bin" "$work/lower.txt" 1 ;;
    sklearn-*) "$python" "$here/peers.py" classify "$work/sk-${1#*-}" "$work/part.txt" ;;
  esac
}
size() { case $1 in sklearn-*) wc -c <"$work/part.txt" ;; *) echo "$bytes" ;; esac; }

TIMEFORMAT='%U %S'
for ((round = 1; round <= rounds; round++)); do
  for name in "${names[@]}"; do
    { time one "$name" >"$work/out" 2>"$work/messages"; } 2>"$work/time" || { cat "$work/messages" >&2; exit 1; }
    case $name in
      *_warm-*) echo "$name $(cat "$work/out") 0" ;;
      *) echo "$name $(size "$name") $(cat "$work/time")" ;;
    esac >>"$work/times"
  done
done
awk '{ rate = $2 / 1e6 / ($3 + $4); rates[$1] = rates[$1] " " rate }
  function median(list, n, v, i, j, t) {
    n = split(list, v, " ")
    for (i = 2; i <= n; i++) for (j = i; j > 1 && v[j] < v[j-1]; j--) { t = v[j]; v[j] = v[j-1]; v[j-1] = t }
    return (v[int((n + 1) / 2)] + v[int(n / 2) + 1]) / 2
  }
  END {
    printf "%-22s %14s %15s %15s\n", "process", "MB/CPU-second", "Stanchion whole", "Stanchion warm"
    for (name in rates) {
      kind = name; sub(/.*-/, "", kind)
      rate = median(rates[name])
      printf "%-22s %14.2f %15.2f %15.2f\n", name, rate,
        median(rates["stanchion-" kind]) / rate, median(rates["stanchion_warm-" kind]) / rate
    }
  }' "$work/times" | { read -r head; echo "$head"; sort; }
