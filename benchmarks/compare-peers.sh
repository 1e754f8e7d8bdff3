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

TIMEFORMAT='%R %U %S'

once() { # prints the milliseconds of one run of a function, by the clock and of the processors; its output goes to a file
  { time "$1" > "$work/$1.out" 2> "$work/$1.err" || echo failed; } 2>&1 |
    awk '/failed/ { bad = 1 } { clock = $1; cpu = $2 + $3 } END { if (bad) print "failed failed"; else print clock * 1000, cpu * 1000 }'
}

measure() { # of the runs of a function: the median by the clock, and of the processors
  for _ in $(seq "$runs"); do once "$1"; done > "$work/times"
  echo "$(median 1) $(median 2)"
}

median() { # of a column; failed if a run failed
  cut -d' ' -f"$1" "$work/times" | sort -n |
    awk '/failed/ { bad = 1 } { t[NR] = $1 } END { print bad ? "failed" : t[int((NR + 1) / 2)] }'
}

ratio() { # how many times the second the first is
  awk -v a="$1" -v b="$2" 'BEGIN { if (a + 0 > 0 && b + 0 > 0) printf "%.1f", a / b }'
}

row() { # what ran, milliseconds by the clock, of the processors
  printf '| %6s | %-32s | %9s | %7s | %9s | %7s |\n' \
    "$pods" "$1" "$2" "$(ratio "$2" "$our_clock")" "$3" "$(ratio "$3" "$our_cpu")"
}

peer() { # function, command, what it is called in the table
  if command -v "$2" > /dev/null; then
    read -r clock cpu <<< "$(measure "$1")"
    row "$3" "$clock" "$cpu"
  else
    row "$3" absent ""
  fi
}

echo "$(java -version 2>&1 | head -1), $(nproc) cores, load $(cut -d' ' -f1-3 /proc/loadavg 2> /dev/null || uptime)"
echo "median of $runs runs, whole processes; ratio: how many times the time of AllPairs"
echo
echo "|   pods | program                          |  clock ms |   ratio |    CPU ms |   ratio |"
echo "| -----: | :------------------------------- | --------: | ------: | --------: | ------: |"
same=
for pods in "${sizes[@]}"; do
  folder=$work/$pods
  java -cp "$class_path" io.sre.tempo.benchmarks.ClusterFiles "$folder" "$pods" $((pods / 2))
  read -r our_clock our_cpu <<< "$(measure all_pairs)"
  row "AllPairs" "$our_clock" "$our_cpu"
  [ -f "$work/classes.jsa" ] || all_pairs "-XX:ArchiveClassesAtExit=$work/classes.jsa" > /dev/null 2>&1
  read -r clock cpu <<< "$(measure archived)"
  row "AllPairs, with a class archive" "$clock" "$cpu"
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
