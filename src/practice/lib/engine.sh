# shellcheck shell=bash
# The Docker engine: an engine that answers is left as it is, else Debian's is installed and started.

ENGINE_LOG="${LOG%/*}/dockerd.log"

engine_answers() { timeout 10 docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }

# client_reason: why not, in the client's own words.
client_reason() {
  if command -v docker >/dev/null; then docker version --format ' ' 2>&1 | grep . | tail -n 1; else printf 'docker is not installed'; fi
}

ensure_engine() {
  if [[ -n ${DOCKER_HOST:-} ]]; then
    die "DOCKER_HOST is set and no engine answers there ($(client_reason))" 'start that engine, or unset DOCKER_HOST, and run this again'
  fi
  require_debian "no Docker engine answers ($(client_reason))" 'install Docker yourself, let this user use it, start it'
  install_engine
  engine_answers || start_engine
}

install_engine() {
  command -v dockerd >/dev/null && command -v docker >/dev/null && command -v iptables >/dev/null && return 0
  apt_update
  local -a packages=(docker.io iptables)
  # Debian 13 has the client in a package of its own.
  [[ -z $(apt-cache madison docker-cli) ]] || packages+=(docker-cli)
  apt_install "${packages[@]}"
}

start_engine() {
  local dockerd
  if [[ -d /run/systemd/system ]]; then
    systemctl start docker || true
    dockerd=0
  else
    drop_stale_pid
    # Without setup's lock and streams: the engine outlives this script.
    setsid dockerd >"$ENGINE_LOG" 2>&1 </dev/null 200>&- 201>&- &
    dockerd=$!
  fi
  wait_for_engine "$dockerd"
}

# A pid file left by a machine that was switched off stops dockerd when the number is in use again.
drop_stale_pid() {
  local pid
  pid=$(cat /var/run/docker.pid 2>/dev/null) || return 0
  [[ $(cat "/proc/$pid/comm" 2>/dev/null) == dockerd ]] || rm -f /var/run/docker.pid
}

# wait_for_engine PID: until it answers, its process is gone, or a minute has passed. PID 0 is systemd's.
wait_for_engine() {
  local deadline=$((SECONDS + 60))
  while ((SECONDS < deadline)); do
    ! engine_answers || return 0
    (($1 == 0)) || kill -0 "$1" 2>/dev/null || break
    sleep 0.5
  done
  die "the Docker engine does not start: $(engine_reason)" 'put that right (it needs cgroups, iptables and root), or start an engine yourself and run this again'
}

# engine_reason: dockerd's own last word.
engine_reason() {
  local words
  words=$({ if [[ -d /run/systemd/system ]]; then journalctl -u docker -n 50 --no-pager -o cat; else cat "$ENGINE_LOG"; fi; } 2>/dev/null |
    grep -E 'level=(error|fatal)|[Ff]ailed to start|^failed' | tail -n 1)
  printf '%s' "${words:-it says nothing in its log}"
}
