# shellcheck shell=bash
# Debian's packages: what is installed, what another release of this machine's own mirror has.

# debian_release: the code name, where this is a Debian that the practice stack was tried on.
debian_release() {
  local ID='' VERSION_CODENAME=''
  # shellcheck source=/dev/null
  [[ -r /etc/os-release ]] && . /etc/os-release
  [[ $ID == debian && $VERSION_CODENAME =~ ^(bookworm|trixie)$ ]] && printf '%s\n' "$VERSION_CODENAME"
}

# require_debian WHAT NEXT: root on Debian 12 or 13, or the end. NEXT is what someone elsewhere can do.
require_debian() {
  debian_release >/dev/null || die "$1, and this is not Debian 12 or 13" "$2 and run this again"
  ((EUID == 0)) || die "$1, and this is not root" "run this as root, or $2 and run this again"
}

# apt_install PACKAGE...
apt_install() {
  require_debian "missing: $*" 'install them yourself'
  apt_update
  DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300 --no-install-recommends install "$@" </dev/null ||
    die "the packages ($*) could not be installed" 'check that the Debian packages can be reached and run this again'
}

# apt_update: once an hour is enough.
apt_update() {
  local stamp="${LOG%/*}/apt-updated"
  [[ -z $(find "$stamp" -mmin -60 2>/dev/null) ]] || ! apt-cache show mmdebstrap >/dev/null 2>&1 || return 0
  apt-get -o DPkg::Lock::Timeout=300 -o APT::Update::Error-Mode=any update ||
    die 'the Debian packages cannot be reached' 'check the network and run this again'
  touch "$stamp"
}

# apt_sources RELEASE: this machine's own Debian sources, turned to another release.
apt_sources() {
  local here
  here=$(debian_release)
  # shellcheck disable=SC2016 # the names in $(...) are apt's
  apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
    awk -v here="$here" -v want="$1" '
      $3 == "main" && $2 ~ "^" here "(-security|-updates)?$" {
        sub("^" here, want, $2)
        print "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] " $1, $2, $3
      }' | sort -u
}

# apt_transport: how this machine reaches its mirror (proxy, clock), as options for another apt.
apt_transport() {
  apt-config dump | grep -E '^Acquire::(https?(::|::.*::)Proxy|Check-Valid-Until|Check-Date|Retries|ForceIPv4) ' || true
}
