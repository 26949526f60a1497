#!/usr/bin/env bash
# Whole processes side by side, in turns: Stanchion, fastText, scikit-learn and a loop in C, with the
# same training labels and the same text. fastText gets its text in lower case, as it needs it.
#
#   bench/peers/run.sh LABELS.csv [MEGABYTES [ROUNDS]]
#
# LABELS.csv has the columns text and label. Prints MB of text a CPU-second, the median of the
# rounds, and what share of it Stanchion has. On Debian: apt install gcc fasttext python3-sklearn.
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
"$stanchion" train "$labels" --model "$work/full.stance" >/dev/null
names=(stanchion-words stanchion-full)
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
one() {
  case $1 in
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
    { time one "$name" >/dev/null 2>"$work/messages"; } 2>"$work/time" || { cat "$work/messages" >&2; exit 1; }
    echo "$name $(size "$name") $(cat "$work/time")" >>"$work/times"
  done
done
awk '{ rate = $2 / 1e6 / ($3 + $4); rates[$1] = rates[$1] " " rate }
  function median(list, n, v, i, j, t) {
    n = split(list, v, " ")
    for (i = 2; i <= n; i++) for (j = i; j > 1 && v[j] < v[j-1]; j--) { t = v[j]; v[j] = v[j-1]; v[j-1] = t }
    return (v[int((n + 1) / 2)] + v[int(n / 2) + 1]) / 2
  }
  END {
    printf "%-16s %14s %18s\n", "process", "MB/CPU-second", "Stanchion is times"
    for (name in rates) {
      kind = name; sub(/.*-/, "", kind)
      own = median(rates["stanchion-" kind])
      printf "%-16s %14.2f %18.2f\n", name, median(rates[name]), own / median(rates[name])
    }
  }' "$work/times" | { read -r head; echo "$head"; sort; }
