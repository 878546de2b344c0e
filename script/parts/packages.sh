# Debian packages, from the mirror where one is set.
# shellcheck shell=bash

apt_sources=()
apt_updated=no

apt_update() {
    [ "$apt_updated" = no ] || return 0
    local address suite
    address=$(mirror apt)
    if [ -n "$address" ]; then
        suite=$(os_release VERSION_CODENAME)
        printf 'deb %s %s main\ndeb %s %s-updates main\n' "$address" "$suite" "$address" "$suite" >"$state/sources.list"
        apt_sources=(-o "Dir::Etc::SourceList=$state/sources.list" -o Dir::Etc::SourceParts=-)
    fi
    quietly apt-update apt-get "${apt_sources[@]}" -o Acquire::Retries=3 update
    apt_updated=yes
}

# The version apt would install; empty when it knows none.
apt_candidate() {
    apt-cache "${apt_sources[@]}" policy "$1" 2>/dev/null | awk '$1 == "Candidate:" && $2 != "(none)" { print $2 }'
}

apt_install() {
    have apt-get || fail "this machine has no apt-get" "please install by other means: $*"
    is_root || fail "these packages are missing, and only root may install them" "sudo apt-get install $*"
    apt_update
    say "Installing $*"
    # After a kill half way dpkg wants to finish first.
    quietly dpkg dpkg --configure -a
    DEBIAN_FRONTEND=noninteractive quietly apt-install apt-get "${apt_sources[@]}" -o Acquire::Retries=3 \
        install -y --no-install-recommends "$@"
}
