#!/usr/bin/env bash
# spark/throughput.sh [PARAGRAPHS]
#
# Rows a second of the command line with one thread, of Spark in one process with one core, and on
# clusters of one worker and of two, one core each. Each runs on all paragraphs and on a tenth of them:
# what the rest takes beyond the tenth is the pace, what is left is the start.
set -euo pipefail
# shellcheck source=spark/functions.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/functions.sh"

paragraphs=${1:-500000}
work=${WORK:-$here/target/throughput}
build
find_spark
rm -rf -- "$work"
mkdir -p "$work"
trap stop_all EXIT
make_paragraphs "$paragraphs" "$work/all" 24
make_paragraphs $((paragraphs / 10)) "$work/tenth" 24
bytes=$(du -sb "$work/all" | cut -f 1)
echo "$paragraphs paragraphs, $((bytes / 1000000)) MB, on $(nproc) cores"

# Says how long a command takes, in hundredths of seconds, and how long its processor is busy.
timed() {
  local TIMEFORMAT='%R %U %S' spent
  spent=$({ time "$@" >"$work/said" 2>&1 || [ $? = 1 ]; } 2>&1)
  awk '{ printf "%d %d\n", 100 * $1, 100 * ($2 + $3) }' <<<"$spent"
}

line() {
  local name=$1 all busy few idle
  shift
  read -r few idle < <(timed "$@" "$work/tenth" --out "$work/out-$RANDOM$RANDOM")
  read -r all busy < <(timed "$@" "$work/all" --out "$work/out-$RANDOM$RANDOM")
  awk -v name="$name" -v n="$paragraphs" -v all="$all" -v few="$few" -v busy="$busy" -v idle="$idle" \
    'BEGIN {
      pace = 0.9 * n / ((all - few) / 100)
      printf "%-36s %9.0f rows/s, start %5.1f s", name, pace, all / 100 - n / pace
      if (busy > idle && name !~ /worker/) printf ", %9.0f rows per CPU-second", 0.9 * n / ((busy - idle) / 100)
      printf "\n"
    }'
}

line 'command line, 1 thread' "$java" -jar "$app" classify --speed fast --threads 1
line 'Spark, local[1], all columns' submit 'local[1]'
line 'Spark, local[1], no other columns' submit 'local[1]' --keep-columns none
line 'Spark, local[1], Parquet out' submit 'local[1]' --keep-columns none --format parquet
line 'Spark, local[1], split, Parquet out' submit 'local[1]' --split --format parquet
start_cluster 1 "$work/one"
line 'Spark, 1 worker' submit "$master" --keep-columns none
stop_all
started=()
start_cluster 2 "$work/two"
line 'Spark, 2 workers' submit "$master" --keep-columns none
