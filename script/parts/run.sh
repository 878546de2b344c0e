# Running the application: its process, its page, its end. Uses port, data and demo of script/server.
# shellcheck shell=bash
# shellcheck disable=SC2154 # port, data and demo come from script/server

check_data() {
    if ! mkdir -p "$data/log" 2>/dev/null || [ ! -w "$data" ] || [ ! -w "$data/log" ]; then
        fail "the data folder $data cannot be written" "make it writable for $(id -un), or name another: script/server --data FOLDER"
    fi
    # A new database is unpacked first; DataFolder checks the same again.
    local free least=200
    [ -e "$data/mariadb/installed" ] || least=700
    free=$(free_mib "$data")
    [ "$free" -ge $least ] \
        || fail "the disk of $data has $free MiB left, and $least MiB are needed" "make room, or name a folder on another disk: script/server --data FOLDER"
}

# The application holds a lock in its data folder and writes its process number there; the number alone may be stale.
running_process() {
    local pid
    pid=$(cat "$data/paddock.lock" 2>/dev/null) || return 1
    [[ $pid =~ ^[0-9]+$ ]] && tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -qE 'paddock\.jar|io\.paddock\.' && printf '%s\n' "$pid"
}

check_not_running() {
    local pid
    if pid=$(running_process); then
        fail "Paddock already runs on $data: process $pid, http://localhost:$(cat "$data/port" 2>/dev/null || echo "?")" \
            "stop it: kill $pid"
    fi
}

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

check_port() {
    if listens "$port"; then
        fail "port $port is taken by another program" "stop that one, or use another port: script/server --port $((port < 65535 ? port + 1 : 8080))"
    fi
}

# Whether an address answers well, without curl, which a bare machine lacks. In a subshell, which takes the connection with it.
page_answers() (
    exec 2>/dev/null 3<>"/dev/tcp/127.0.0.1/$port" || exit 1
    printf 'GET /%s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$1" >&3
    IFS= read -r -t 10 line <&3
    [[ $line =~ ^HTTP/1\.[01]\ (200|30[0-9]) ]]
)

# Virtual threads that load classes hold their carrier: with as many carriers as a small machine has cores, all of them may wait for a lock
# whose holder needs one.
java_options=(-XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
    -Djdk.virtualThreadScheduler.parallelism=16)

run_application() {
    local log=$data/log/paddock.log cache=$state/app/paddock.aot application training=''
    [ ! -f "$log" ] || mv "$log" "$log.1"
    printf '%s\n' "$port" >"$data/port"
    local options=("${java_options[@]}")
    if [ -f "$cache" ]; then options+=("-XX:AOTCache=$cache"); fi
    keep_from_cleaning "$data"
    say "Starting Paddock"
    cd "$root"
    "$JAVA_HOME/bin/java" "${options[@]}" -jar "$state/app/paddock.jar" \
        --server.port="$port" --paddock.data="$data" --paddock.demo="$demo" >"$log" 2>&1 </dev/null &
    application=$!
    trap 'kill -TERM "$application" $training 2>/dev/null || true' INT TERM HUP
    while ! page_answers actuator/health/readiness; do
        kill -0 "$application" 2>/dev/null || stopped_early "$application" "$log"
        sleep 0.2
    done
    greet "$log"
    if [ ! -f "$cache" ]; then
        train "$cache" &
        training=$!
    fi
    local status=0
    wait "$application" || status=$?
    # The first wait ends with the signal, the second with the process.
    while kill -0 "$application" 2>/dev/null; do
        status=0
        wait "$application" || status=$?
    done
    # A virtual machine that is told to stop while it records still writes its cache.
    if [ -n "$training" ]; then wait "$training" || true; fi
    case $status in
        0 | 130 | 143) say "Paddock has stopped." ;;
        *)
            tail -n 20 "$log" >&2
            fail "Paddock ended with status $status" "all of its log: $log"
            ;;
    esac
}

stopped_early() {
    local status=0
    wait "$1" || status=$?
    case $status in 130 | 143) say "Stopped."; exit ;; esac
    grep -A 14 -m 1 'APPLICATION FAILED TO START' "$2" >&2 || tail -n 30 "$2" >&2
    fail "Paddock did not start" "all of its log: $2"
}

greet() {
    local link
    say ""
    printf 'Paddock is up: http://localhost:%s\n' "$port"
    if [ "$demo" = true ]; then
        printf '%s\n' 'Demo accounts, password learn-by-doing:' \
            '  li.na        student' \
            '  zhang.wei    student (Chinese)' \
            '  wang.min     teacher' \
            '  zhao.lei     assistant (Chinese)' \
            '  sun.yue      department admin' \
            '  helen.marsh  institution admin' \
            '  he.qing      auditor (Chinese)' \
            '  admin        platform admin'
    else
        link=$(grep -oE 'http://localhost:[0-9]+/first-admin/[^ ]+' "$1" | tail -n 1 || true)
        if [ -n "$link" ]; then printf 'Make the first administrator, within 24 hours: %s\n' "$link"; fi
    fi
    say "Log: $1. Stop with Ctrl-C."
}

# Makes the cache of loaded classes that later starts use; politely, in the background, on data of its own and without an engine.
train() {
    local folder=$state/training trainer
    rm -rf "$folder" "$1".part*
    nice -n 19 "$JAVA_HOME/bin/java" "${java_options[@]}" "-XX:AOTCacheOutput=$1.part" -Dspring.context.exit=onRefresh \
        -jar "$state/app/paddock.jar" --server.port=0 --paddock.data="$folder" --paddock.demo=false \
        --paddock.engine.host=unix:///nonexistent >"$state/training.log" 2>&1 </dev/null &
    trainer=$!
    trap 'kill -TERM "$trainer" 2>/dev/null || true' TERM
    if wait "$trainer" && [ -f "$1.part" ]; then mv "$1.part" "$1"; fi
    while kill -0 "$trainer" 2>/dev/null; do wait "$trainer" || true; done
    # It ends before it has begun to stop things in order, and leaves its database running.
    if [ -s "$folder/mariadb/mariadbd.pid" ]; then kill "$(cat "$folder/mariadb/mariadbd.pid")" 2>/dev/null || true; fi
    rm -rf "$folder" "$1".part*
}
