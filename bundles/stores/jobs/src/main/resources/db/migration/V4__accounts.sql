-- Who may come in. Of secrets, only hashes are kept: slow ones of passwords, which people choose, SHA-256 of what we draw by lot.

create table account (
    login          text collate "C" primary key,
    name           text not null,
    password_hash  text not null,
    roles          text[] not null,
    publishers     text[] not null,
    enabled        boolean not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    version        bigint not null
);

create table access_token (
    id           text collate "C" primary key,
    name         text not null,
    owner        text collate "C" not null references account (login) on delete cascade,
    secret_hash  text not null unique,
    roles        text[] not null,
    publishers   text[] not null,
    created_at   timestamptz not null,
    expires_at   timestamptz
);

create index access_token_by_owner on access_token (owner);

create table refresh_token (
    hash        text primary key,
    family      text not null,
    login       text collate "C" not null references account (login) on delete cascade,
    expires_at  timestamptz not null,
    used_at     timestamptz
);

create index refresh_token_by_family on refresh_token (family);
create index refresh_token_by_login on refresh_token (login);
create index refresh_token_by_end on refresh_token (expires_at);

create table audit_entry (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    actor   text not null,
    action  text not null,
    target  text not null,
    status  integer not null
);
