# One setting for package mirrors: PADDOCK_MIRRORS, or the file mirrors.conf in the checkout, holds words such as
#   apt=https://mirror.example/debian pip=https://mirror.example/simple npm=… maven=… docker=mirror.example jdk=…
# shellcheck shell=bash

mirror() {
    local word words=${PADDOCK_MIRRORS:-}
    if [ -z "$words" ] && [ -f "$root/mirrors.conf" ]; then
        words=$(grep -v '^[[:space:]]*#' "$root/mirrors.conf" || true)
    fi
    for word in $words; do
        if [ "${word%%=*}" = "$1" ]; then
            printf '%s\n' "${word#*=}"
            return
        fi
    done
}

check_mirrors() {
    local word words=${PADDOCK_MIRRORS:-}
    for word in $words; do
        case $word in
            apt=?* | pip=?* | npm=?* | maven=?* | docker=?* | jdk=?*) ;;
            *) fail "PADDOCK_MIRRORS: '$word' is not understood" "expected words like apt=ADDRESS; kinds: apt, pip, npm, maven, docker, jdk" ;;
        esac
    done
}

# The CA bundle that this machine was told to use, if any.
ca_bundle() {
    local file
    for file in "${SSL_CERT_FILE:-}" "${PIP_CERT:-}" "${REQUESTS_CA_BUNDLE:-}" "${CURL_CA_BUNDLE:-}"; do
        if [ -n "$file" ] && [ -s "$file" ]; then
            printf '%s\n' "$file"
            return
        fi
    done
}

# Sets the variables that npm and pip read, and mvn_options.
mvn_options=()
use_mirrors() {
    check_mirrors
    local address
    address=$(mirror npm)
    if [ -n "$address" ]; then export npm_config_registry=$address; fi
    address=$(mirror pip)
    if [ -n "$address" ]; then export PIP_INDEX_URL=$address; fi
    address=$(mirror maven)
    if [ -n "$address" ]; then
        printf '<settings><mirrors><mirror><id>paddock</id><mirrorOf>central</mirrorOf><url>%s</url></mirror></mirrors></settings>\n' \
            "$address" >"$state/maven-settings.xml"
        mvn_options=(--settings "$state/maven-settings.xml")
    fi
}
