/**
 * Version 6: bytes of files may lie beside the database, a row then says where (`stowed`); files on their way are kept with what has
 * come of them; and how much somebody keeps is counted by column. Those of a node of the version before are counted once they are
 * written again.
 */
import type { Migration } from '../migrating.ts';

const TEXT = 'text collate "C"';

export const files: Migration = {
  version: 6,
  name: 'files',
  least: 1,
  statements: [
    `alter table bytes alter column bytes drop not null, add column stowed ${TEXT}`,
    'create index bytes_stowed on bytes (stowed) where stowed is not null',
    `alter table files add column owner ${TEXT}, add column size bigint`,
    `update files set owner = body->>'owner', size = (body->>'size')::bigint`,
    'create index files_owner on files (desk, owner)',
    `create table arrivals (
      desk ${TEXT} not null, owner ${TEXT} not null, id ${TEXT} not null, name text not null, type text not null,
      size bigint not null, come bigint not null, at timestamptz not null default now(), primary key (desk, owner, id)
    )`,
    'create index arrivals_at on arrivals (at)',
    `create table arrival_parts (
      desk ${TEXT} not null, owner ${TEXT} not null, id ${TEXT} not null, start bigint not null, bytes bytea, stowed ${TEXT},
      primary key (desk, owner, id, start),
      foreign key (desk, owner, id) references arrivals (desk, owner, id) on delete cascade
    )`,
    'create index arrival_parts_stowed on arrival_parts (stowed) where stowed is not null',
  ],
};
