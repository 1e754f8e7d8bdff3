#!/usr/bin/env bash
# Compares AllPairs with the tools of others that are on the PATH, as whole processes, on the same generated clusters.
#
#   mvn -q package -Pbenchmarks -pl benchmarks -am -DskipTests
#   benchmarks/compare-peers.sh [PODS...]      default: 250 500 1000; half as many policies as pods
#
# RUNS (3) says of how many runs the median is taken, LIMIT (900) after how many seconds a run is given up.
#
# netpol-analyzer reads the same folder and answers the same question: all connections of all pairs; its output must be
# the same, line by line. policy-assistant and telepathy read no pods from manifests and answer for one port only,
# TCP 8080: they are told of the same pods in their own way.
set -euo pipefail
cd "$(dirname "$0")"

runs=${RUNS:-3}
limit=${LIMIT:-900}
sizes=("$@")
[ $# -gt 0 ] || sizes=(250 500 1000)

[ -d target/lib ] || { echo "first: mvn -q package -Pbenchmarks -pl benchmarks -am -DskipTests" >&2; exit 1; }
class_path=$(printf '%s:' target/tempo-benchmarks-*-SNAPSHOT.jar target/lib/*.jar)
java_options=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

all_pairs() { java "${java_options[@]}" "$@" -cp "$class_path" io.sre.tempo.benchmarks.AllPairs "$folder/manifests"; }
archived() { all_pairs "-XX:SharedArchiveFile=$work/classes.jsa"; }
netpol_analyzer() { timeout "$limit" netpol-analyzer list -q --multiple-networks=false --dirpath "$folder/manifests"; }
policy_assistant() {
  timeout "$limit" policy-assistant analyze -v error --mode probe \
    --policy-path "$folder/manifests/policies" --probe-path "$folder/probe.json"
}
telepathy_() { timeout "$limit" telepathy -policy "$folder/policies.yaml" < "$folder/topology.json"; }

once() { # prints the milliseconds of one run of a function; its output goes to a file
  local start end
  start=$(date +%s%N)
  "$1" > "$work/$1.out" 2> "$work/$1.err" || { echo failed; return; }
  end=$(date +%s%N)
  echo $(((end - start) / 1000000))
}

median() { # of the runs of a function; failed if a run failed
  for _ in $(seq "$runs"); do once "$1"; done | sort -n | awk '/failed/ { bad = 1 } { t[NR] = $1 } END { print bad ? "failed" : t[int((NR + 1) / 2)] }'
}

row() { # pods, what ran, milliseconds, milliseconds of AllPairs
  printf '| %6s | %-34s | %9s | %7s |\n' "$1" "$2" "$3" "$(awk -v a="$3" -v b="$4" 'BEGIN { print a ~ /[a-z]/ ? "" : sprintf("%.1f", a / b) }')"
}

peer() { # function, command, what it is called in the table
  if command -v "$2" > /dev/null; then
    row "$pods" "$3" "$(median "$1")" "$ours"
  else
    row "$pods" "$3" absent "$ours"
  fi
}

echo "$(java -version 2>&1 | head -1), $(nproc) cores, load $(cut -d' ' -f1-3 /proc/loadavg 2> /dev/null || uptime)"
echo "median of $runs runs, whole processes; ratio: how many times the time of AllPairs"
echo
echo "|   pods | program                            |        ms |   ratio |"
echo "| -----: | :--------------------------------- | --------: | ------: |"
same=
for pods in "${sizes[@]}"; do
  folder=$work/$pods
  java -cp "$class_path" io.sre.tempo.benchmarks.ClusterFiles "$folder" "$pods" $((pods / 2))
  ours=$(median all_pairs)
  row "$pods" "AllPairs" "$ours" "$ours"
  [ -f "$work/classes.jsa" ] || all_pairs "-XX:ArchiveClassesAtExit=$work/classes.jsa" > /dev/null 2>&1
  row "$pods" "AllPairs, with a class archive" "$(median archived)" "$ours"
  peer netpol_analyzer netpol-analyzer "netpol-analyzer list"
  peer policy_assistant policy-assistant "policy-assistant probe, one port"
  peer telepathy_ telepathy "telepathy, one port"
  if [ -s "$work/netpol_analyzer.out" ]; then
    if diff <(LC_ALL=C sort "$work/all_pairs.out") <(LC_ALL=C sort "$work/netpol_analyzer.out") > "$work/difference"; then
      same="$same$pods pods: AllPairs and netpol-analyzer print the same $(wc -l < "$work/all_pairs.out") lines"$'\n'
    else
      head -20 "$work/difference" >&2
      echo "$pods pods: AllPairs and netpol-analyzer print different lines" >&2
      exit 1
    fi
    rm "$work/netpol_analyzer.out"
  fi
done
printf '\n%s' "$same"
