#!/bin/sh
# Starts and stops a PostgreSQL server for the tests: on loopback only, on a free port, with its
# data in a folder of its own that is removed when it stops.
#
#   export ILMIOTUTKA_TEST_POSTGRES="$(tests/support/postgres.sh start)"
#   tests/support/postgres.sh stop "$ILMIOTUTKA_TEST_POSTGRES"
set -eu

programs="${POSTGRES_BIN:-/usr/lib/postgresql/15/bin}"
folder_of_port() { echo "/tmp/ilmiotutka-postgres.$1"; }

# The server refuses to run as root: then it runs as the account that its package made, or as nobody.
if [ "$(id -u)" -eq 0 ]; then
    account=postgres
    id "$account" >/dev/null 2>&1 || account=nobody
    as_account() { runuser -u "$account" -- "$@"; }
else
    account="$(id -un)"
    as_account() { "$@"; }
fi

start() {
    if [ ! -x "$programs/initdb" ]; then
        echo "no PostgreSQL in $programs; install postgresql-15 or set POSTGRES_BIN" >&2
        exit 1
    fi
    attempt=0
    while [ "$attempt" -lt 20 ]; do
        attempt=$((attempt + 1))
        port="$(shuf -i 20000-32000 -n 1)"
        folder="$(folder_of_port "$port")"
        mkdir -m 700 "$folder" 2>/dev/null || continue
        chown "$account" "$folder"
        cd "$folder"
        as_account "$programs/initdb" --pgdata="$folder/data" --username=ilmiotutka --auth=trust \
            --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 \
            || { cat "$folder/initdb.log" >&2; rm -r "$folder"; exit 1; }
        # Nothing here outlives the tests, so nothing is flushed. The log goes to a file: a server
        # that kept our standard output would keep our caller waiting.
        if as_account "$programs/pg_ctl" --pgdata="$folder/data" --wait --timeout=30 --log="$folder/server.log" \
            --options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c fsync=off -c max_connections=200" \
            start >/dev/null 2>&1; then
            echo "postgres://ilmiotutka@127.0.0.1:$port/postgres"
            exit 0
        fi
        rm -r "$folder" # the port was taken: try another
    done
    echo "no free port for PostgreSQL after $attempt attempts" >&2
    exit 1
}

stop() {
    port="${1##*:}"
    folder="$(folder_of_port "${port%%/*}")"
    cd "$folder"
    as_account "$programs/pg_ctl" --pgdata="$folder/data" --mode=immediate --wait stop >/dev/null
    rm -r "$folder"
}

case "${1:-}" in
    start) start ;;
    stop) stop "${2:?the address that start printed}" ;;
    *)
        echo "usage: $0 start | stop ADDRESS" >&2
        exit 1
        ;;
esac
