# Lab bridges are named pdk…: those with a way out pdk-e…, sealed ones pdk-s…. Two chains of our own keep what is in them away
# from this host's ports and from private networks; answers to connections that the host opened pass.
# shellcheck shell=bash

egress_bridges=pdk-e+
private_ranges=(10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.168.0.0/16 198.18.0.0/15 224.0.0.0/4 240.0.0.0/4)

# Name servers may be private addresses; the engine's DNS asks them from inside the network of a lab.
name_servers() { awk '$1 == "nameserver" && $2 ~ /^[0-9.]+$/ && $2 !~ /^127\./ { print $2 }' /etc/resolv.conf 2>/dev/null; }

# Private addresses (a mirror of the institution's, say) that labs may reach: PADDOCK_LAB_EGRESS="10.1.2.3:443 10.1.2.4:80"
allowed_addresses() { tr ' ' '\n' <<<"${PADDOCK_LAB_EGRESS:-}" | sed '/^$/d'; }

# A sealed network is the engine's --internal: what returns from PADDOCK-FORWARD is dropped there by the engine.
# The rules as lines for iptables; both printed and applied, so that they cannot differ.
firewall_rules() {
    local address
    printf '%s\n' '-A PADDOCK-INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j RETURN'
    for address in $(name_servers); do
        printf -- '-A PADDOCK-INPUT -i %s -d %s -p udp --dport 53 -j RETURN\n' $egress_bridges "$address"
        printf -- '-A PADDOCK-INPUT -i %s -d %s -p tcp --dport 53 -j RETURN\n' $egress_bridges "$address"
    done
    printf '%s\n' '-A PADDOCK-INPUT -j DROP'
    printf '%s\n' '-A PADDOCK-FORWARD -m conntrack --ctstate ESTABLISHED,RELATED -j RETURN'
    for address in $(name_servers); do
        printf -- '-A PADDOCK-FORWARD -d %s -p udp --dport 53 -j RETURN\n' "$address"
        printf -- '-A PADDOCK-FORWARD -d %s -p tcp --dport 53 -j RETURN\n' "$address"
    done
    for address in $(allowed_addresses); do
        printf -- '-A PADDOCK-FORWARD -d %s -p tcp --dport %s -j RETURN\n' "${address%:*}" "${address##*:}"
    done
    for address in "${private_ranges[@]}"; do
        printf -- '-A PADDOCK-FORWARD -d %s -j DROP\n' "$address"
    done
}

firewall_commands() {
    printf '%s\n' 'iptables -N PADDOCK-INPUT; iptables -N PADDOCK-FORWARD'
    firewall_rules | sed 's/^/iptables /'
    printf '%s\n' 'iptables -I INPUT 1 -i pdk+ -j PADDOCK-INPUT' 'iptables -I DOCKER-USER 1 -i pdk+ -j PADDOCK-FORWARD' \
        'ip6tables -I INPUT 1 -i pdk+ -j DROP' 'ip6tables -I FORWARD 1 -i pdk+ -j DROP'
}

firewall_stamp() { firewall_rules | sha256sum | cut -c 1-16; }

# Set, by us, and with the rules of today.
firewall_stands() {
    have iptables && is_root || return 1
    iptables -w 10 -C INPUT -i pdk+ -j PADDOCK-INPUT 2>/dev/null \
        && iptables -w 10 -C DOCKER-USER -i pdk+ -j PADDOCK-FORWARD 2>/dev/null \
        && [ "$(iptables -w 10 -S PADDOCK-INPUT | grep -c .)" = "$(firewall_rules | grep -c '^-A PADDOCK-INPUT' | awk '{ print $1 + 1 }')" ] \
        && [ "$(cat "$state/firewall" 2>/dev/null)" = "$(firewall_stamp)" ]
}

plan_firewall() {
    engine_is_local && is_root || return 0
    firewall_stands || plan 0 0 "firewall: chains PADDOCK-INPUT and PADDOCK-FORWARD keep labs (interfaces pdk*) away from this host and private networks (undone by script/bootstrap --remove-firewall)"
}

provide_firewall() {
    engine_is_local && engine_answers || return 0
    firewall_stands && return
    if ! is_root || ! have iptables; then
        tell_firewall
        return
    fi
    say "Setting the firewall rules of labs (chains PADDOCK-INPUT, PADDOCK-FORWARD)"
    if ! set_firewall 2>"$state/firewall.log"; then
        say "The firewall rules could not be set: $(tail -n 1 "$state/firewall.log")"
        return
    fi
    firewall_stamp >"$state/firewall"
}

# The rules once, one line at later starts: only root can see whether they have been set since.
tell_firewall() {
    say "Labs may reach ports of this host unless root has run: script/bootstrap --firewall"
    [ -f "$state/firewall-told" ] && return
    say "It sets these rules (again: script/bootstrap --print-firewall):"
    firewall_commands | sed 's/^/    /' >&2
    : >"$state/firewall-told"
}

set_firewall() {
    local chain
    iptables -w 10 -nL DOCKER-USER >/dev/null 2>&1 || iptables -w 10 -N DOCKER-USER || return 1
    for chain in PADDOCK-INPUT PADDOCK-FORWARD; do
        iptables -w 10 -nL "$chain" >/dev/null 2>&1 || iptables -w 10 -N "$chain" || return 1
    done
    # One transaction: never a moment with half of the rules.
    { printf '*filter\n-F PADDOCK-INPUT\n-F PADDOCK-FORWARD\n'; firewall_rules; printf 'COMMIT\n'; } \
        | iptables-restore -w 10 --noflush || return 1
    iptables -w 10 -C INPUT -i pdk+ -j PADDOCK-INPUT 2>/dev/null || iptables -w 10 -I INPUT 1 -i pdk+ -j PADDOCK-INPUT || return 1
    iptables -w 10 -C DOCKER-USER -i pdk+ -j PADDOCK-FORWARD 2>/dev/null \
        || iptables -w 10 -I DOCKER-USER 1 -i pdk+ -j PADDOCK-FORWARD || return 1
    # Lab networks have no IPv6; link-local addresses of a bridge would still answer.
    for chain in INPUT FORWARD; do
        ip6tables -w 10 -C "$chain" -i pdk+ -j DROP 2>/dev/null || ip6tables -w 10 -I "$chain" 1 -i pdk+ -j DROP 2>/dev/null || true
    done
}

remove_firewall() {
    is_root || fail "only root may remove firewall rules" "sudo script/bootstrap --remove-firewall"
    have iptables || return 0
    local chain
    while iptables -w 10 -D INPUT -i pdk+ -j PADDOCK-INPUT 2>/dev/null; do :; done
    while iptables -w 10 -D DOCKER-USER -i pdk+ -j PADDOCK-FORWARD 2>/dev/null; do :; done
    for chain in PADDOCK-INPUT PADDOCK-FORWARD; do
        iptables -w 10 -F "$chain" 2>/dev/null || true
        iptables -w 10 -X "$chain" 2>/dev/null || true
    done
    for chain in INPUT FORWARD; do
        while ip6tables -w 10 -D "$chain" -i pdk+ -j DROP 2>/dev/null; do :; done
    done
    rm -f "$state/firewall"
    say "Paddock's firewall rules are gone."
}
