-- Builds as rows with their version. Documents that builds share are kept once, by content.
create schema if not exists assistant;

create table if not exists assistant.builds (
    version text primary key,
    manifest bytea not null,  -- as it was written: its digest is part of the version
    published_at timestamptz not null default now()
);

-- json, not jsonb: the characters stay as they were, and so does the checksum of the whole.
create table if not exists assistant.contents (
    sha256 text primary key,
    analysis json not null,
    passages json not null
);

create table if not exists assistant.documents (
    version text not null references assistant.builds on delete cascade,
    place integer not null,  -- in the build's order
    id text not null,
    sha256 text not null references assistant.contents,
    primary key (version, place)
);
create index if not exists documents_by_content on assistant.documents (sha256);

-- The other files of a build, in parts: one value may not have more than a gigabyte.
create table if not exists assistant.files (
    version text not null references assistant.builds on delete cascade,
    name text not null,
    part integer not null,
    content bytea not null,
    primary key (version, name, part)
);

create table if not exists assistant.published (
    only_row boolean primary key default true check (only_row),
    version text not null references assistant.builds,
    history text[] not null
);

create or replace view assistant.facts as
select d.version, d.id as document_id, f.*
from assistant.documents d
join assistant.contents c using (sha256)
cross join lateral json_to_recordset(c.analysis -> 'figures') as f (
    id text, program_id text, program text, parent text, measure text, label text,
    fiscal_year integer, amount numeric, currency text, original text, scope text,
    start integer, "end" integer, page integer, trust text
);

create or replace view assistant.passages as
select d.version, d.id as document_id, p.*
from assistant.documents d
join assistant.contents c using (sha256)
cross join lateral json_to_recordset(c.passages) as p (
    id text, start integer, "end" integer, page integer, heading json, program_ids json, text text
);
