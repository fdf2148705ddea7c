-- The records of CRMKit, the receipts of its commands and its outbox. Needs a database in UTF8.
--
-- Ids are compared byte by byte (COLLATE "C"), which in UTF8 is their order by code point.

-- One sequence for all records: no version is ever given twice, not even after a delete.
create sequence crm_version as bigint;

create table crm_record (
  type       text   collate "C" not null,
  id         text   collate "C" not null,
  version    bigint not null,
  format     int    not null,
  json       text   not null,
  -- The rows that this record has in crm_record_index, so that a change finds them without asking an index.
  index_keys text   not null,
  primary key (type, id)
);

-- The primary key is the order of scans and the only index. Its longest row is just within what a B-tree takes (2,704
-- bytes): 40 for each name, 600 for the key, 2,000 for the id.
create table crm_record_index (
  type       text  collate "C" not null,
  index_name text  collate "C" not null,
  sort_key   bytea not null,
  id         text  collate "C" not null,
  primary key (type, index_name, sort_key, id)
);

-- Kept for ever.
create table crm_receipt (
  command_id text collate "C" not null primary key,
  receipt    text not null
);

-- Positions are given out one by one (cache 1), after the records of a commit are locked: events about one record are in
-- the order of their commits.
create table crm_outbox (
  position   bigint generated always as identity (cache 1) primary key,
  command_id text not null,
  type       text not null,
  id         text not null,
  code       text not null,
  json       text not null
);
