# shellcheck shell=bash
# The images, named by the hash of what they are made of: pulled where a registry answers, else built from
# Debian's packages.

IMAGES="$HERE/images"

# image_tag NAME VARIANT: its tag, with the hash of the files it is made of.
image_tag() {
  local hash
  hash=$({ cd "$IMAGES" && find "$1" debian -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum; } | sha256sum)
  printf 'drsh-practice/%s:%s-%s\n' "$1" "$2" "${hash:0:12}"
}

image_there() { docker image inspect "$1" >/dev/null 2>&1; }

# pull IMAGE: true when a registry gave it. One that has not begun after 20 s does not answer.
pull() {
  local output pid waited=0
  ! grep -qs '^no registry answers' "$LOG" || return 1
  output=$(mktemp)
  timeout 1800 docker pull "$1" >"$output" 2>&1 &
  pid=$!
  while kill -0 "$pid" 2>/dev/null && ! grep -q 'Pulling from' "$output"; do
    ((waited++ < 100)) || kill "$pid" 2>/dev/null || true
    sleep 0.2
  done
  wait "$pid" || true
  cat "$output"
  rm -f "$output"
  image_there "$1" || { echo 'no registry answers' && return 1; }
}

# build_image FOLDER TAG OPTION...: with the classic builder, which needs no plugin and no registry.
build_image() {
  local folder=$1 tag=$2
  shift 2
  DOCKER_BUILDKIT=0 docker build "$@" --tag "$tag" "$folder"
}

# ensure_postgres MAJOR RELEASE TAG
ensure_postgres() {
  ! image_there "$3" || return 0
  if pull "postgres:$1"; then
    docker tag "postgres:$1" "$3"
    return
  fi
  local base
  base=$(debian_base "postgres-$1" "$2" "postgresql-$1,locales")
  build_image "$IMAGES/postgres" "$3" --build-arg BASE="$base" --build-arg PG_MAJOR="$1"
}

# ensure_app TAG: the npm packages are fetched during the build, over the host's own network.
ensure_app() (
  ! image_there "$1" || exit 0
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  cp -R "$IMAGES/app/." "$work"
  chmod -R u+w "$work"
  cp /etc/ssl/certs/ca-certificates.crt "$work/ca.crt" 2>/dev/null || : >"$work/ca.crt"
  base=node:20-slim
  if ! pull "$base"; then
    base=$(debian_base node-20 trixie nodejs)
  fi
  options=(--network host --build-arg BASE="$base")
  for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY; do
    [[ -z ${!name:-} ]] || options+=(--build-arg "$name")
  done
  build_image "$work" "$1" "${options[@]}" ||
    die 'the application image could not be built' 'check that the npm registry can be reached and run this again'
)

# debian_base NAME RELEASE PACKAGES: an image of a small Debian with these packages; prints its tag.
debian_base() {
  local recipe base
  recipe=$(sha256sum "$IMAGES/debian/rootfs" | cut -c 1-12)
  base="drsh-practice/base:$1-$recipe"
  # No && or ||: they would switch set -e off in there.
  if ! image_there "$base"; then
    make_debian_base "$base" "$2" "$3" >&2
  fi
  printf '%s\n' "$base"
}

make_debian_base() (
  require_debian 'no image registry answers' 'make the images postgres:15 (postgres:17 for the tests) and node:20-slim available'
  apt_install mmdebstrap debian-archive-keyring
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  chmod 0755 "$work"
  apt_sources "$2" >"$work/sources.list"
  apt_transport >"$work/apt.conf"
  bash "$IMAGES/debian/rootfs" "$2" "$3" "$work" || die "Debian $2 with $3 could not be fetched" 'check the network and run this again'
  docker import "$work/rootfs.tar" "$1"
)
