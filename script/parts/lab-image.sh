# Building a lab image from the command line, the way the application builds it through the engine's interface.
# shellcheck shell=bash

# build_lab_image NAME TAG
build_lab_image() {
    local context=$state/context-$1 bundle arguments=() status=0
    rm -rf "$context"
    mkdir -p "$context"
    cp -R "$root/lab-images/$1" "$root/lab-images/shared" "$context/"
    bundle=$(ca_bundle)
    if [ -n "$bundle" ]; then cp "$bundle" "$context/host-ca.crt"; fi
    if [ -n "${PADDOCK_BASE_IMAGE:-}" ]; then arguments+=(--build-arg "BASE_IMAGE=$PADDOCK_BASE_IMAGE"); fi
    if [ -n "$(mirror apt)" ]; then arguments+=(--build-arg "APT_MIRROR=$(mirror apt)"); fi
    if [ -n "$(mirror pip)" ]; then arguments+=(--build-arg "PIP_INDEX_URL=$(mirror pip)"); fi
    say "Building the lab image $1"
    DOCKER_BUILDKIT=0 docker build -t "$2" -f "$context/$1/Dockerfile" ${arguments[@]+"${arguments[@]}"} "$context" \
        >"$state/image-$1.log" 2>&1 || status=$?
    rm -rf "$context"
    if [ $status -ne 0 ]; then
        tail -n 30 "$state/image-$1.log" >&2
        say "The image $1 could not be built; all of the output is in .bootstrap/image-$1.log"
    fi
    return $status
}
