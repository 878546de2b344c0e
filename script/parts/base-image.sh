# The image that lab images start from: Debian's slim image where it can be had, else one made with debootstrap.
# shellcheck shell=bash
debian_suite=bookworm
pulled_base=debian:$debian_suite-slim
made_base=paddock/base:$debian_suite

find_base_image() {
    local name
    for name in "${PADDOCK_BASE_IMAGE:-}" "$pulled_base" "$made_base"; do
        if [ -n "$name" ] && docker image inspect "$name" >/dev/null 2>&1; then
            export PADDOCK_BASE_IMAGE=$name
            return 0
        fi
    done
    return 1
}

plan_base_image() {
    if engine_answers && find_base_image; then return; fi
    engine_is_local || return 0
    # One that is installed and only stopped has its images; whether this one is among them is seen when it runs.
    if ! engine_answers && have dockerd; then return; fi
    plan 1 250 "a Debian base image for labs (pulled, else made with debootstrap)"
}

provide_base_image() {
    engine_answers || return 0
    find_base_image && return
    local address from=$pulled_base
    address=$(mirror docker)
    if [ -n "$address" ]; then from=${address#https://}/library/$pulled_base; fi
    say "Getting the base image of labs ($from)"
    if timeout 180 docker pull -q "$from" >"$state/base-image.log" 2>&1; then
        docker tag "$from" "$pulled_base"
    else
        make_base_image || { say "There is no base image for labs: they cannot be built until one is there (docs/operating.md)."; return; }
    fi
    find_base_image
}

make_base_image() {
    if ! is_root; then
        say "It cannot be pulled, and only root can make one: sudo script/bootstrap"
        return 1
    fi
    have debootstrap || apt_install debootstrap
    local tree=$state/base-tree address
    say "It cannot be pulled; making one with debootstrap"
    rm -rf "$tree"
    address=$(mirror apt)
    # Its own mirror when none is set; the keyring is the one of the Debian it runs on.
    quietly debootstrap debootstrap --variant=minbase "$debian_suite" "$tree" ${address:+"$address"}
    tar -C "$tree" --exclude='./var/cache/apt/*' --exclude='./var/lib/apt/lists/*' --exclude='./dev/*' -c . \
        | docker import --change 'LABEL io.paddock.base=debootstrap' - "$made_base" >>"$state/base-image.log"
    rm -rf "$tree"
}
