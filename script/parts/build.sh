# Building, only when what is built from has changed.
# shellcheck shell=bash

frontend_stamp() { tree_stamp frontend; }
application_stamp() { tree_stamp pom.xml src/main frontend; }
built_stamp() { cat "$state/$1.stamp" 2>/dev/null || true; }

frontend_is_built() { [ -d "$root/frontend/dist" ] && [ "$(built_stamp frontend)" = "$(frontend_stamp)" ]; }
application_is_built() { [ -f "$state/app/paddock.jar" ] && [ "$(built_stamp application)" = "$(application_stamp)" ]; }

plan_build() { application_is_built || plan 4 1500 "a build of Paddock (packages from npm and Maven, then the application)"; }

install_frontend_packages() {
    local stamp
    stamp=$(sha256sum "$root/frontend/package-lock.json" | cut -c 1-32)
    if [ -d "$root/frontend/node_modules" ] && [ "$(built_stamp npm)" = "$stamp" ]; then return; fi
    say "Getting the frontend's packages"
    rm -f "$state/npm.stamp"
    quietly npm npm --prefix "$root/frontend" ci --no-audit --no-fund
    printf '%s\n' "$stamp" >"$state/npm.stamp"
}

build_frontend() {
    if frontend_is_built; then return; fi
    local stamp
    stamp=$(frontend_stamp)
    install_frontend_packages
    say "Building the frontend"
    rm -f "$state/frontend.stamp"
    quietly frontend npm --prefix "$root/frontend" run build
    printf '%s\n' "$stamp" >"$state/frontend.stamp"
}

# Leaves the application unpacked in .bootstrap/app: it starts faster from there than from one jar.
build_application() {
    if application_is_built; then return; fi
    local stamp
    stamp=$(application_stamp)
    build_frontend
    say "Building Paddock"
    rm -f "$state/application.stamp"
    (cd "$root" && quietly build mvn -q -DskipTests -Dspotless.check.skip package)
    rm -rf "$state/app.part"
    quietly unpack "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$(ls "$root"/target/paddock-*.jar)" \
        extract --destination "$state/app.part"
    mv "$state"/app.part/paddock-*.jar "$state/app.part/paddock.jar"
    rm -rf "$state/app"
    mv "$state/app.part" "$state/app"
    printf '%s\n' "$stamp" >"$state/application.stamp"
}

# Compiles tests and programs that lie among them, Vaadin's bundle included, so that run_program can run them.
build_programs() {
    build_frontend
    say "Compiling"
    (cd "$root" && quietly programs mvn -q test-compile vaadin:build-frontend dependency:build-classpath \
        -Dmdep.outputFile="$state/test-classpath" -Dmdep.includeScope=test)
}

# run_program CLASS [ARGUMENT...]
run_program() {
    (cd "$root" && "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        -cp "target/test-classes:target/classes:$(cat "$state/test-classpath")" "$@")
}
