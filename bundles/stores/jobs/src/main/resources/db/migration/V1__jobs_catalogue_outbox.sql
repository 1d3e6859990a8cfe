-- Ids are UUIDs of version 7 as text; collation C makes their order that of time, and prefixes searchable by index.

create table book (
    id          text collate "C" primary key,
    publisher   text not null,
    identifier  text not null,
    created_at  timestamptz not null,
    unique (publisher, identifier)
);

create index book_by_publisher on book (publisher, id);

create table job (
    id               text collate "C" primary key,
    intake_key       text not null unique,
    publisher        text not null,
    file_name        text not null,
    media_type       text not null,
    size_bytes       bigint not null check (size_bytes >= 0),
    sha256           text not null check (length(sha256) = 64),
    state            text not null check (state in ('RECEIVED', 'QUEUED', 'RUNNING', 'RETRYING', 'NEEDS_REVIEW',
                                                    'SUCCEEDED', 'REJECTED', 'FAILED', 'CANCELLED')),
    next_step        text not null,
    waiting_for      text not null,
    attempts         integer not null,
    failures_in_a_row integer not null,
    due_at           timestamptz not null,
    lease_owner      text not null,
    lease_until      timestamptz,
    duplicate_of     text collate "C" references job (id),
    book_id          text collate "C" references book (id),
    revision         integer not null,
    failure_code     text,
    failure_message  text,
    failure_remedy   text,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    version          bigint not null,
    -- Always read and written together with the job; a table of its own would cost a join and a statement per save.
    steps            jsonb not null,
    check ((lease_owner = '') = (lease_until is null))
);

-- One first job for the same bytes of one publisher; the others point to it.
create unique index job_first_of_bytes on job (publisher, sha256) where duplicate_of is null;
create index job_by_state on job (state, id);
create index job_by_publisher on job (publisher, id);
-- These hold only what is not yet done, so that taking work costs the same after a million finished jobs.
create index job_queue on job (due_at, id, next_step) where state = 'QUEUED';
create index job_retry on job (due_at) where state = 'RETRYING';
create index job_lease on job (lease_owner, lease_until) where state = 'RUNNING';

create table job_event (
    id      bigint generated always as identity primary key,
    job_id  text collate "C" not null references job (id),
    at      timestamptz not null,
    type    text not null,
    state   text not null,
    step    text not null,
    plugin  text not null,
    actor   text not null,
    detail  text not null
);

create index job_event_by_job on job_event (job_id, id);

create table step_result (
    key          text collate "C" primary key check (length(key) <= 128),
    plugin       text not null,
    findings     jsonb not null,
    patch        jsonb not null,
    attributes   jsonb not null,
    produced_at  timestamptz not null
);

create table revision (
    book_id        text collate "C" not null references book (id),
    number         integer not null check (number > 0),
    job_id         text collate "C" not null references job (id),
    sha256         text not null,
    metadata       jsonb not null,
    catalogued_at  timestamptz not null,
    primary key (book_id, number),
    unique (book_id, sha256)
);

-- An event gets its position when a consumer first looks for it, not when it is written: transactions do not commit in
-- the order in which they draw numbers, and a consumer that has passed a position must never have missed a lower one.
create table outbox (
    id        bigint generated always as identity primary key,
    key       text not null unique,
    type      text not null,
    subject   text not null,
    at        timestamptz not null,
    data      jsonb not null,
    position  bigint unique
);

create sequence outbox_position;
create index outbox_without_position on outbox (id) where position is null;

create table outbox_consumer (
    name      text primary key,
    position  bigint not null
);
