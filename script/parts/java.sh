# A JDK of at least this version. The default "java" of a machine may be older, so it is never relied on.
# shellcheck shell=bash
jdk_version=25

jdk_release() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null; }

find_java() {
    local home version
    for home in "${JAVA_HOME:-}" /usr/lib/jvm/* "$state"/jdk/*; do
        if [ -n "$home" ] && [ -x "$home/bin/javac" ]; then
            version=$(jdk_release "$home")
            if [ "${version:-0}" -ge "$jdk_version" ]; then
                export JAVA_HOME=$home
                return 0
            fi
        fi
    done
    return 1
}

plan_java() {
    find_java && return
    plan 1 350 "a JDK $jdk_version (the distribution's, else Eclipse Temurin into .bootstrap/jdk)"
    have curl || have wget || needed_packages+=(curl)
}

provide_java() {
    find_java && return
    if is_root && have apt-get; then
        apt_update
        if [ -n "$(apt_candidate "openjdk-$jdk_version-jdk-headless")" ]; then
            apt_install "openjdk-$jdk_version-jdk-headless"
            find_java && return
        fi
    fi
    download_temurin || fail "no JDK $jdk_version was found, and none could be installed" \
        "install one by any means and set JAVA_HOME to it, or unpack one below /usr/lib/jvm;" \
        "mirrors: PADDOCK_MIRRORS=\"jdk=ADDRESS-OF-A-TAR.GZ\" (docs/operating.md)"
    find_java || fail "what was downloaded is no JDK $jdk_version" "look at .bootstrap/jdk, remove it and try again"
}

download_temurin() {
    local machine address archive=$state/jdk.tar.gz
    case $(uname -m) in
        x86_64) machine=x64 ;;
        aarch64) machine=aarch64 ;;
        *) return 1 ;;
    esac
    address=$(mirror jdk)
    address=${address:-https://api.adoptium.net/v3/binary/latest/$jdk_version/ga/linux/$machine/jdk/hotspot/normal/eclipse}
    say "Downloading a JDK $jdk_version (Eclipse Temurin)"
    if have curl; then
        curl -fsSL --retry 2 --connect-timeout 15 --max-time 900 -o "$archive" "$address" || return 1
    elif have wget; then
        wget -q -T 30 -t 2 -O "$archive" "$address" || return 1
    else
        is_root || return 1
        apt_install curl ca-certificates
        curl -fsSL --retry 2 --connect-timeout 15 --max-time 900 -o "$archive" "$address" || return 1
    fi
    rm -rf "$state/jdk.part"
    mkdir -p "$state/jdk.part" "$state/jdk"
    tar -xzf "$archive" -C "$state/jdk.part" || return 1
    rm -f "$archive"
    mv "$state"/jdk.part/* "$state/jdk/"
}
