#!/bin/sh
# Prints how many pairs of top-level classes lie behind each arrow between modules, and between the
# packages of a module, as jdeps finds them in what has been built; and the number of files in each package.
# Usage: config/arrows.sh, after 'mvn -Dquick -DskipTests package' (with -Pspark,finetune for those modules)
set -eu
cd "$(dirname "$0")/.."

arrows() {
  jdeps --multi-release 17 --ignore-missing-deps -verbose:class -filter:none -e 'io\.stanchion\..*' \
    ./*/target/classes | awk '$2 == "->" && $1 ~ /^io[.]stanchion[.]/ {
      sub(/[$].*/, "", $1); sub(/[$].*/, "", $3); if ($1 != $3 && $1 !~ /jmh_generated/) print $1, $3 }' | LC_ALL=C sort -u
}

echo 'between modules: pairs of classes'
arrows | awk '{ split($1, a, "."); split($2, b, "."); if (a[3] != b[3]) print a[3] " -> " b[3] }' |
  LC_ALL=C sort | uniq -c

echo 'between packages of a module: pairs of classes'
arrows | awk '{ split($1, a, "."); split($2, b, "."); from = $1; to = $2
    sub(/[.][^.]*$/, "", from); sub(/[.][^.]*$/, "", to)
    if (a[3] == b[3] && from != to) print substr(from, 14) " -> " substr(to, 14) }' |
  LC_ALL=C sort | uniq -c

echo 'files in each package'
find ./*/src/main/java -name '*.java' ! -name package-info.java -exec dirname {} + | sed 's|.*/io/stanchion/||' |
  tr / . | LC_ALL=C sort | uniq -c
