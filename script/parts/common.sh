# What all scripts use: messages, failure, folders. Sourced, never run.
# shellcheck shell=bash
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
state=$root/.bootstrap
mkdir -p "$state"

# Everything said to a person goes to standard error; standard output belongs to results.
say() { printf '%s\n' "$*" >&2; }

# fail MESSAGE [CURE...]: what went wrong and, on lines of their own, exactly what to do.
fail() {
    say "paddock: $1"
    shift
    local line
    for line in "$@"; do say "    $line"; done
    exit 1
}

have() { type -P "$1" >/dev/null; }
is_root() { [ "$(id -u)" = 0 ]; }

# version_at_least 20.19 20.20.2
version_at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

os_release() { sed -n "s/^$1=\"\?\([^\"]*\)\"\?\$/\1/p" /etc/os-release 2>/dev/null; }

# tree_stamp PATH...: one hash over the names and contents of files; what a build makes does not count.
tree_stamp() {
    (
        cd "$root"
        find "$@" \( -name node_modules -o -name dist -o -name coverage -o -name __pycache__ \) -prune -o -type f -print0 \
            | sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-32
    )
}

# free_mib PATH: free space where PATH lies or will lie.
free_mib() {
    local path=$1
    while [ ! -e "$path" ]; do path=$(dirname "$path"); done
    df -Pm "$path" | awk 'NR == 2 { print $4 }'
}

# quietly NAME COMMAND...: runs with its output in a log; shows the end of the log when it fails.
quietly() {
    local name=$1 log=$state/$1.log
    shift
    if ! "$@" >"$log" 2>&1 </dev/null; then
        tail -n 30 "$log" >&2
        fail "'$name' failed; all of its output is in ${log#"$root"/}"
    fi
}
