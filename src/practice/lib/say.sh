# shellcheck shell=bash
# What setup says and how it runs a step: talk on stderr (kept as fd 201), the output of commands in $LOG.

LOG="${XDG_STATE_HOME:-$HOME/.local/state}/drsh/practice-setup.log"
SCRATCH_MB=1000
SAID=1 # the exit code of die; in a step one of its own
NEEDED=() # "function|label|MB|seconds" of each step that is still to be done
exec 201>&2

say() { printf '%s\n' "$*" >&201; }

# die WHAT NEXT: the one line that ends a failed run. In a step its exit code tells that it was said.
die() {
  say "practice setup: $1. Log: $LOG. Next: $2."
  exit "$SAID"
}

need() { NEEDED+=("$1|$2|$3|$4"); }

# announce: what will be done, how big it is and how long it takes, before anything is done.
announce() {
  local step label mb seconds total_mb=0 total_seconds=0
  say 'The practice stack is not complete on this machine. This will be done:'
  for step in "${NEEDED[@]}"; do
    IFS='|' read -r _ label mb seconds <<<"$step"
    say "  - $label: about $mb MB, $seconds s"
    total_mb=$((total_mb + mb))
    total_seconds=$((total_seconds + seconds))
  done
  say "Together about $total_mb MB of disk (and $SCRATCH_MB MB for a while) and $(duration "$total_seconds"), more on a slow network or a busy machine. Log: $LOG"
  require_disk $((total_mb + SCRATCH_MB))
}

duration() {
  if (($1 < 90)); then printf '%s s' "$1"; else printf '%s min' $((($1 + 30) / 60)); fi
}

# require_disk MB: enough room for the engine's data and for the temporary files, or the end.
require_disk() {
  local directory free
  for directory in /var/lib "${TMPDIR:-/tmp}"; do
    free=$(df -Pm "$directory" | awk 'NR == 2 { print $4 }')
    ((free >= $1)) || die "too little disk: $directory has $free MB free, $1 MB are needed" 'free some space and run this again'
  done
}

# confirm: at a terminal one question, where Enter means no; elsewhere go on.
confirm() {
  local answer=''
  [[ -t 0 && -t 2 ]] || return 0
  read -r -p 'Go on? [y/N] ' answer || true
  case $answer in
    y | Y | yes | YES) ;;
    *) say 'Nothing was changed.' && exit 5 ;;
  esac
}

# run_steps: each step in a subshell of its own, so that set -e holds inside it.
run_steps() {
  local number=0 step action label started status
  for step in "${NEEDED[@]}"; do
    IFS='|' read -r action label _ <<<"$step"
    number=$((number + 1))
    started=$SECONDS
    say "[$number/${#NEEDED[@]}] $label ..."
    set +e
    (
      set -e
      SAID=70
      printf '\n== %s %s\n' "$(date -u +%FT%TZ)" "$label"
      eval "$action"
    ) >>"$LOG" 2>&1
    status=$?
    set -e
    ((status == 0)) || failed "$label" "$status"
    say "[$number/${#NEEDED[@]}] done in $((SECONDS - started)) s"
  done
}

# failed LABEL STATUS: a step that said itself why (die) needs no second line.
failed() {
  (($2 != 70)) || exit 1
  die "'$1' failed (exit $2): $(grep -v '^$' "$LOG" | tail -n 1)" 'read the log, put it right and run this again'
}
