# shellcheck shell=bash
# Compose v2, the plugin `docker compose`: the one that is there, else Debian 13's, which also runs on 12.

compose_answers() { docker compose version --short 2>/dev/null | grep -qE '^v?([2-9]|[1-9][0-9])\.'; }

ensure_compose() {
  require_debian 'there is no Compose v2 (docker compose)' 'install the Compose v2 plugin yourself'
  apt_update
  if apt-cache madison docker-compose | awk '{ print $3 }' | grep -qE '^([0-9]+:)?[2-9]'; then
    apt_install docker-compose
  else
    install_plugin_from trixie
  fi
  compose_answers || die 'docker compose does not answer after its installation' 'install the Compose v2 plugin yourself and run this again'
}

# install_plugin_from RELEASE: its docker-compose binary for this user, with apt lists apart from the machine's.
install_plugin_from() (
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  apt_install debian-archive-keyring
  mkdir -p "$work/lists/partial" "$work/parts"
  chmod 0755 "$work"
  apt_sources "$1" >"$work/parts/$1.list"
  apt_here=(apt-get -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$work/parts" -o Dir::State::Lists="$work/lists"
    -o Dir::Cache::pkgcache='' -o Dir::Cache::srcpkgcache='' -o APT::Sandbox::User=root -o APT::Get::List-Cleanup=false)
  cd "$work" || exit 1
  "${apt_here[@]}" -o APT::Update::Error-Mode=any update || die "Debian's $1 packages cannot be reached" 'check the network and run this again'
  "${apt_here[@]}" download docker-compose
  dpkg-deb --extract ./docker-compose_*.deb "$work/tree"
  plugin=$(find "$work/tree" -path '*/cli-plugins/docker-compose' -type f)
  install -D -m 0755 "$plugin" "${DOCKER_CONFIG:-$HOME/.docker}/cli-plugins/docker-compose"
)
