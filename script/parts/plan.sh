# What would be changed, told before it is done.
# shellcheck shell=bash

plans=()
plan_minutes=0
plan_mib=0
# Debian packages without which nothing goes on; only root may install them.
needed_packages=()

# plan MINUTES MIB WORDS
plan() {
    plan_minutes=$((plan_minutes + $1))
    plan_mib=$((plan_mib + $2))
    plans+=("$3")
}

# A normal user is told everything that is missing at once.
check_rights() {
    is_root || [ ${#needed_packages[@]} -eq 0 ] \
        || fail "these packages are missing, and only root may install them" "sudo apt-get install ${needed_packages[*]}"
}

platform() { printf '%s, %s, %s cores' "$(os_release PRETTY_NAME)" "$(uname -m)" "$(nproc)"; }

# agree YES: at a terminal, names the changes and asks; elsewhere, or with "yes", says them only.
agree() {
    [ ${#plans[@]} -gt 0 ] || return 0
    say "This machine: $(platform). Paddock needs:"
    local line answer
    for line in "${plans[@]}"; do say "  - $line"; done
    say "That takes about $plan_minutes minutes and $plan_mib MiB."
    if [ "$1" = yes ] || [ ! -t 0 ] || [ ! -t 2 ]; then return; fi
    printf 'Go on? [Y/n] ' >&2
    read -r answer
    case $answer in
        '' | [yYjJ]* | 是*) ;;
        *) fail "nothing was changed" ;;
    esac
}

check_disk() {
    local free
    free=$(free_mib "$root")
    [ "$free" -ge $((plan_mib + 300)) ] \
        || fail "the disk of $root has $free MiB left, and about $((plan_mib + 300)) MiB are needed" "make room and try again"
}
