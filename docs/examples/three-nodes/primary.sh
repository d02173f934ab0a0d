#!/bin/sh
# Lets the replica copy the primary: run once, when the primary's database is made.
set -eu
psql -v ON_ERROR_STOP=1 -v secret="$(cat /run/secrets/replication)" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
create role replicator with replication login password :'secret';
select pg_create_physical_replication_slot('replica');
SQL
echo 'host replication replicator all scram-sha-256' >> "$PGDATA/pg_hba.conf"
