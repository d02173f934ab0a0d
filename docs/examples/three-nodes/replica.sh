#!/bin/sh
# Copies the primary the first time, then follows it.
set -eu
export PGDATA=/var/lib/postgresql/18/docker
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  export PGPASSWORD="$(cat /run/secrets/replication)"
  pg_basebackup --pgdata "$PGDATA" --wal-method stream --slot replica --write-recovery-conf \
    --dbname 'host=primary user=replicator application_name=replica'
  chmod 700 "$PGDATA"
fi
exec postgres
