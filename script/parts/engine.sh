# A Docker Engine that answers. Paddock also runs without one; labs then say what is missing.
# shellcheck shell=bash

engine_answers() { have docker && timeout 20 docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }

# An engine elsewhere (DOCKER_HOST, a context) is used as it is and never installed or started.
engine_is_local() {
    case ${DOCKER_HOST:-unix:///var/run/docker.sock} in
        unix:///var/run/docker.sock | unix:///run/docker.sock) return 0 ;;
        *) return 1 ;;
    esac
}

# There is one, and it is not for this user.
engine_is_shut() { [ -S /var/run/docker.sock ] && [ ! -w /var/run/docker.sock ]; }

plan_engine() {
    engine_answers && return
    engine_is_local && is_root || return 0
    if have dockerd && have docker; then
        plan 1 0 "start the Docker Engine"
    else
        plan 2 450 "the Docker Engine (docker.io, iptables), started in the background"
    fi
}

provide_engine() {
    engine_answers && return
    if ! engine_is_local; then
        say "No container engine answers at ${DOCKER_HOST:-}: Paddock starts without labs."
        return
    fi
    if ! is_root && engine_is_shut; then
        say "$(id -un) may not use the Docker Engine of this machine: Paddock starts without labs. To have them:"
        say "    sudo usermod -aG docker $(id -un)   (then sign in again)"
        return
    fi
    if ! is_root; then
        say "No Docker Engine answers, and only root may install or start one: Paddock starts without labs. To have them:"
        say "    sudo apt-get install docker.io iptables && sudo usermod -aG docker $(id -un)   (then sign in again)"
        return
    fi
    if ! have dockerd || ! have docker || ! have iptables; then
        have apt-get || { say "No Docker Engine and no apt-get here: Paddock starts without labs."; return; }
        apt_update
        local packages=(docker.io iptables)
        if [ -n "$(apt_candidate docker-cli)" ]; then packages+=(docker-cli); fi
        apt_install "${packages[@]}"
    fi
    start_engine || say "The Docker Engine did not start (log: $state/dockerd.log): Paddock starts without labs."
}

start_engine() {
    say "Starting the Docker Engine"
    if [ -d /run/systemd/system ]; then
        systemctl start docker >"$state/dockerd.log" 2>&1 || true
    else
        clear_stale_engine_pid
        local mirror_option=() address
        address=$(mirror docker)
        if [ -n "$address" ]; then mirror_option=(--registry-mirror "https://${address#https://}"); fi
        # Of its own session, so that it outlives this script and its terminal.
        setsid nohup dockerd ${mirror_option[@]+"${mirror_option[@]}"} >>"$state/dockerd.log" 2>&1 </dev/null &
    fi
    local second
    for second in $(seq 1 60); do
        engine_answers && return 0
        sleep 1
    done
    say "No answer after $second seconds."
    return 1
}

# dockerd does not start when the number in one of its pid files belongs to a process that is not what it takes it for.
clear_stale_engine_pid() {
    local file pid
    for file in /var/run/docker.pid /var/run/docker/containerd/containerd.pid; do
        [ -f "$file" ] || continue
        pid=$(cat "$file")
        # A dead one that nobody has asked about counts as gone.
        if ! grep -qE '^[0-9]+ \((dockerd|containerd)\) [^ZX]' "/proc/$pid/stat" 2>/dev/null; then rm -f "$file"; fi
    done
}
