# Maven, which builds the application.
# shellcheck shell=bash

plan_maven() {
    have mvn && return
    plan 1 120 "Maven"
    needed_packages+=(maven)
}
provide_maven() {
    have mvn || apt_install maven
}

mvn() { command mvn --batch-mode --no-transfer-progress ${mvn_options[@]+"${mvn_options[@]}"} "$@"; }

# Java has certificates of its own: where this machine was told to use others, Maven needs them in Java's form.
trust_ca_bundle() {
    local bundle store=$state/trust.p12
    bundle=$(ca_bundle)
    [ -n "$bundle" ] || return 0
    if [ ! -f "$store" ] || [ "$bundle" -nt "$store" ] || [ "$JAVA_HOME" -nt "$store" ]; then
        quietly trust "$JAVA_HOME/bin/java" "$root/script/parts/TrustStore.java" "$bundle" "$store.part"
        mv "$store.part" "$store"
    fi
    export MAVEN_OPTS="${MAVEN_OPTS:-} -Djavax.net.ssl.trustStore=$store -Djavax.net.ssl.trustStorePassword=changeit"
}
