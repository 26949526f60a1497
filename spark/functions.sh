# What cluster.sh and throughput.sh share; to be sourced by them.
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
root=$(dirname -- "$here")
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
job=$here/target/stanchion-spark-job.jar
app=$root/app/target/stanchion-app.jar
export LC_ALL=C.UTF-8 SPARK_LOCAL_IP=127.0.0.1 SPARK_SCALA_VERSION=2.13

# What Spark's own scripts open to it, once and for all said in the pom.
read -r -a opens < <(sed -n 's:.*<open.to.spark>\(.*\)</open.to.spark>.*:\1:p' "$here/pom.xml")

build() {
  if [ ! -f "$job" ] || [ ! -f "$app" ]; then
    echo 'building'
    mvn -B -ntp -q -Dquick -DskipTests -Pspark -f "$root/pom.xml" -pl spark,app -am package
  fi
}

# Takes SPARK_HOME where it is a distribution; else makes one of links to what Maven has.
find_spark() {
  if [ -n "${SPARK_HOME-}" ] && [ -d "$SPARK_HOME/jars" ]; then
    return
  fi
  export SPARK_HOME=$here/target/spark-home
  mkdir -p "$SPARK_HOME/jars"
  tr ':' '\n' <"$here/target/spark.classpath" | while read -r jar; do
    ln -sf "$jar" "$SPARK_HOME/jars/"
  done
}

# Becomes a class of Spark's, with so much memory.
become() {
  local memory=$1
  shift
  exec "$java" "${opens[@]}" "-Xmx$memory" -cp "$SPARK_HOME/jars/*" "$@"
}

# Writes paragraphs made of the shipped ones, two in each, as rows of CSV in many files.
# One in 10,000 has text behind its closing quote, and is a reject; some hold line ends and quotes.
make_paragraphs() {
  local paragraphs=$1 folder=$2 files=$3 articles
  articles=$root/dataset/src/main/resources/io/stanchion/dataset/huawei-ban/articles
  mkdir -p "$folder"
  awk -v paragraphs="$paragraphs" -v folder="$folder" -v files="$files" '
    length($0) > 40 { gsub(/"/, "\"\""); text[n++] = $0 }
    END {
      for (i = 0; i < paragraphs; i++) {
        file = sprintf("%s/part-%04d.csv", folder, i % files)
        if (i < files) print "id,article,paper,text" > file
        a = text[i % n]; b = text[(i * 31 + int(i / n)) % n]
        join = i % 97 == 0 && i % 10000 != 9999 ? "\n" : " "
        end = i % 10000 == 9999 ? "\" and more" : "\""
        printf "p%d,a%d,Daily %d,\"%s%s%s%s\n", i, int(i / 20), i % 7, a, join, b, end > file
      }
    }' "$articles"/*.txt
}

started=()

# Starts a process of the cluster, whose words go to a file.
start() {
  local log=$1
  shift
  (become 512m "$@") >"$log" 2>&1 &
  started+=($!)
}

stop_all() {
  local process
  for process in "${started[@]}"; do
    kill "$process" 2>/dev/null || true
  done
  wait 2>/dev/null || true
}

await() {
  local what=$1 log=$2 times=0
  until grep -q -- "$what" "$log" 2>/dev/null; do
    times=$((times + 1))
    if [ "$times" -gt 300 ]; then
      echo "no '$what' in $log within a minute" >&2
      exit 1
    fi
    sleep 0.2
  done
}

# Starts a master and so many workers of one core each; sets $master.
start_cluster() {
  local workers=$1 logs=$2 i
  mkdir -p "$logs"
  start "$logs/master.log" org.apache.spark.deploy.master.Master --host 127.0.0.1 --port 0 --webui-port 0
  await 'Starting Spark master at' "$logs/master.log"
  master=$(sed -n 's:.*Starting Spark master at \(spark.*\)$:\1:p' "$logs/master.log" | head -n 1)
  for ((i = 1; i <= workers; i++)); do
    start "$logs/worker$i.log" org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --port 0 \
      --webui-port 0 --cores 1 --memory 1g --work-dir "$logs/work$i" "$master"
    await 'Successfully registered' "$logs/worker$i.log"
  done
}

submit() (
  local at=$1
  shift
  become 1g org.apache.spark.deploy.SparkSubmit --master "$at" --conf spark.ui.enabled=false \
    --conf spark.executor.memory=768m "$job" "$@"
)
