-- The records of CRMKit, the receipts of its commands and its outbox.
--
-- Ids are kept as their bytes in UTF-8: H2 compares VARBINARY byte by byte, but VARCHAR by UTF-16 units.

-- One sequence for all records: no version is ever given twice, not even after a delete.
create sequence crm_version as bigint;

create table crm_record (
  type       varchar(40)    not null,
  id         varbinary(2000) not null,
  version    bigint         not null,
  format     int            not null,
  json       clob           not null,
  -- The rows that this record has in crm_record_index, so that a change finds them without asking an index.
  index_keys clob           not null,
  primary key (type, id)
);

-- The primary key is the order of scans and the only index.
create table crm_record_index (
  type       varchar(40)     not null,
  index_name varchar(40)     not null,
  sort_key   varbinary(800)  not null,
  id         varbinary(2000) not null,
  primary key (type, index_name, sort_key, id)
);

-- Kept for ever.
create table crm_receipt (
  command_id varchar(1000) not null primary key,
  receipt    clob          not null
);

create table crm_outbox (
  position   bigint generated always as identity (no cache) primary key,
  command_id varchar(1000) not null,
  type       varchar(40)   not null,
  id         varchar(1000) not null,
  code       varchar(40)   not null,
  json       clob          not null
);

-- Its one row is locked by each commit until it ends: commits happen one after another.
create table crm_commit_lock (
  id int not null primary key
);
insert into crm_commit_lock values (1);
