#!/bin/bash
# lib.sh MB RUNS: what the benchmarks share: a practice stack of that size, a configuration of their own, and pairs of
# commands that are timed in turn. Each figure is the wall-clock time of a whole process; quote the ratio, not the seconds.
# Needs what `src/practice/demo` sets up.

MB=$1 RUNS=$2
DRSH="$HERE/../../target/drsh/bin/drsh"
STACK=~/drsh-practice
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT

[[ -x $DRSH ]] || { echo "bench: build first: mvn -DskipTests package" >&2 && exit 1; }
"$DRSH" practice start --size "$MB" >/dev/null 2>&1
cd "$STACK"
printf 'bench\n' >"$WORK/passphrase"
cat >"$WORK/drsh.yml" <<YML
stack: {compose-file: $STACK/docker-compose.prod.yml}
backups: {directory: $WORK/backups, suspect-below: 0}
encryption: {passphrase-file: $WORK/passphrase}
restore: {keep: 0s}
YML

compose() { docker compose -f docker-compose.prod.yml "$@"; }
drsh() { "$DRSH" --config "$WORK/drsh.yml" "$@" >/dev/null 2>"$WORK/said" || { cat "$WORK/said" >&2 && return 1; }; }

# seconds COMMAND...: its wall-clock time.
seconds() {
  local start=$EPOCHREALTIME
  "$@"
  awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.2f", b - a }'
}

median() { sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }

# pair LABEL DRSH-COMMAND GUIDE-FUNCTION [AFTER-EACH]: both in turn; the medians and the median of the ratios.
pair() {
  local run ours theirs
  : >"$WORK/ours" && : >"$WORK/theirs" && : >"$WORK/ratios"
  for ((run = 0; run < RUNS; run++)); do
    # shellcheck disable=SC2086 # a command of several words
    ours=$(seconds drsh $2)
    ${4:-true}
    theirs=$(seconds "$3")
    echo "$ours" >>"$WORK/ours"
    echo "$theirs" >>"$WORK/theirs"
    awk -v a="$ours" -v b="$theirs" 'BEGIN { printf "%.2f\n", a / b }' >>"$WORK/ratios"
  done
  printf '%-34s %7.2f s  %7.2f s  %5.2f\n' "$1" "$(median <"$WORK/ours")" "$(median <"$WORK/theirs")" "$(median <"$WORK/ratios")"
}

printf '%d MB of made-up data, %d runs each, median\n' "$MB" "$RUNS"
printf '%-34s %9s  %9s  %5s\n' '' drsh guide ratio
