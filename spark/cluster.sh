#!/usr/bin/env bash
# spark/cluster.sh [PARAGRAPHS]
#
# Submits the job's jar to a master and two workers on loopback, kills one of them with its executor
# in the middle, and compares rows and rejects with those of the command line, byte for byte.
# SPARK_HOME may name a distribution of Spark; without it, the jars from Maven do.
set -euo pipefail
# shellcheck source=spark/functions.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/functions.sh"

paragraphs=${1:-1000000}
work=${WORK:-$here/target/cluster}
files=$((paragraphs / 5000 > 40 ? 40 : paragraphs / 5000 + 8))
build
find_spark
rm -rf -- "$work"
mkdir -p "$work"
trap stop_all EXIT

echo "== $paragraphs paragraphs in $files files"
make_paragraphs "$paragraphs" "$work/in" "$files"
du -sh "$work/in" | cut -f 1

echo '== the command line'
SECONDS=0
code=0
"$java" -jar "$app" classify "$work/in" --speed fast --keep-columns none --out "$work/cli.csv" 2>"$work/cli.log" || code=$?
tail -n 2 "$work/cli.log"
echo "exit code $code, $SECONDS s"

echo '== Spark, two workers'
start_cluster 2 "$work/logs"
SECONDS=0
submit "$master" "$work/in" --out "$work/out" --summary "$work/summary.json" \
  >"$work/job.log" 2>&1 &
submitted=$!
started+=("$submitted")

committed() {
  find "$work/out/_temporary/0" -maxdepth 1 -name 'task_*' 2>/dev/null | wc -l
}
until [ "$(committed)" -ge $((files / 8 > 0 ? files / 8 : 1)) ]; do
  if ! kill -0 "$submitted" 2>/dev/null || [ -e "$work/out/_SUCCESS" ]; then
    echo 'the job was over before a worker could be killed' >&2
    tail -n 20 "$work/job.log" >&2
    exit 1
  fi
  sleep 0.05
done
executor=$(pgrep -P "${started[2]}" || true)
# shellcheck disable=SC2086 # there may be several, or none
kill -9 "${started[2]}" $executor
echo "killed a worker and its executor after $(committed) committed tasks, $SECONDS s"

spark_code=0
wait "$submitted" || spark_code=$?
grep -E ' in = |rejected records|FAILED' "$work/job.log" || tail -n 20 "$work/job.log"
echo "exit code $spark_code, $SECONDS s"
echo "lost executors: $(grep -c 'Lost executor' "$work/job.log")"

echo '== compared'
test -e "$work/out/_SUCCESS"
test "$spark_code" = "$code"
hash=$(sed -n 's/.*"the bundled model" : "\([0-9a-f]*\)".*/\1/p' "$work/summary.json")
# The command line was told to keep no other columns, and has no digest: these are at the end.
cat "$work"/out/part-*.csv \
  | sed -e '/^id,article,paragraph,kind,/d' -e "s/,Daily [0-9],$hash\$//" | sort >"$work/spark.sorted"
sed -e '1d' "$work/cli.csv" | sort >"$work/cli.sorted"
cmp "$work/spark.sorted" "$work/cli.sorted"
cat "$work"/out.rejects/part-*.csv | sed '/^file,line,offset/d' | sort >"$work/spark.rejects" || true
sed -e '1d' "$work/cli.csv.rejects.csv" 2>/dev/null | sort >"$work/cli.rejects" || true
cmp "$work/spark.rejects" "$work/cli.rejects"
rows=$(grep -c '^p[0-9]*,a' "$work/spark.sorted")
rejected=$(sed -n 's/.*"rejected" : \([0-9]*\),/\1/p' "$work/summary.json" | head -n 1)
test $((rows + rejected)) = "$paragraphs"
echo "$rows rows and $rejected rejects, the same as the command line's, byte for byte"
