# shellcheck shell=bash
# What building (--build) and testing (--tests) need on the host.

# jdk_there: a compiler of Java 17 or newer, the one that Maven would use.
jdk_there() {
  local javac home release
  javac=${JAVA_HOME:+$JAVA_HOME/bin/javac}
  javac=$(readlink -f "$(command -v "${javac:-javac}")" 2>/dev/null) || return 1
  home=${javac%/bin/javac}
  release=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null)
  ((${release:-0} >= 17))
}

build_tools_there() { jdk_there && command -v mvn >/dev/null; }

install_build_tools() {
  local jdk=openjdk-17-jdk-headless
  [[ $(debian_release) == bookworm ]] || jdk=default-jdk-headless
  apt_install "$jdk" maven
  jdk_there || die 'the JDK in use is older than 17' 'unset JAVA_HOME (or name a newer JDK there) and run this again'
}

test_tools_there() {
  local tool
  for tool in tmux gpg zstd zsh fish; do
    command -v "$tool" >/dev/null || return 1
  done
}

install_test_tools() { apt_install tmux gnupg zstd zsh fish; }
