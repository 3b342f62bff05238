#!/bin/bash
# What the tests need of the entry point of postgres:18, with its manners: where the data is, and where it must not be.
set -eu
export PGDATA="${PGDATA:-/var/lib/postgresql/18/docker}"
[ "${1:-}" = postgres ] || exec "$@"
if grep -q " /var/lib/postgresql/data " /proc/self/mountinfo; then
  echo "Error: in 18+, the volume belongs at /var/lib/postgresql, not at /var/lib/postgresql/data" >&2
  exit 1
fi
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA" /var/run/postgresql
  chown -R postgres:postgres /var/lib/postgresql /var/run/postgresql
  exec setpriv --reuid postgres --regid postgres --clear-groups "$0" "$@"
fi
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  : "${POSTGRES_PASSWORD:?must be set}"
  user="${POSTGRES_USER:-postgres}"
  database="${POSTGRES_DB:-$user}"
  chmod 700 "$PGDATA"
  initdb --username="$user" --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD") --encoding=UTF8 --locale=C.UTF-8 \
    --auth-local=trust --auth-host=scram-sha-256
  echo "host all all all scram-sha-256" >> "$PGDATA/pg_hba.conf"
  pg_ctl start --wait --options="-c listen_addresses=''"
  [ "$database" = postgres ] || createdb --username="$user" --maintenance-db=postgres "$database"
  pg_ctl stop --wait --mode=fast
fi
exec "$@" -c listen_addresses='*'
