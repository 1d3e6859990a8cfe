-- All of this is derived from the catalogue: it is not in backups, and when its layout changes it is dropped and built anew.

create table layout (version integer not null);

create table generation (
    number  bigint primary key,
    served  boolean not null,
    mark    text not null
);

create table document (
    generation     bigint not null references generation (number) on delete cascade,
    id             text collate "C" not null,
    publisher      text not null,
    config         text not null,
    titles         text[] not null,
    contributors   text[] not null,
    topics         text[] not null,
    description    text not null,
    language       text[] not null,
    subject        text[] not null,
    format         text[] not null,
    state          text[] not null,
    accessibility  text[] not null,
    -- The words as they are and as stems, and '~' with the configuration: the stems of one language say nothing in another.
    words          tsvector not null,
    primary key (generation, id)
);

create index document_by_words on document using gin (words);
create index document_by_publisher on document (generation, publisher, id);

-- The configurations that documents have, so that a query is stemmed by these only.
create table configuration (
    generation  bigint not null references generation (number) on delete cascade,
    name        text not null,
    primary key (generation, name)
);

-- What is offered in the place of a word that no book has; of each publisher by itself, as nobody may learn of others' books.
create table word (
    generation  bigint not null references generation (number) on delete cascade,
    publisher   text not null,
    word        text collate "C" not null,
    primary key (generation, publisher, word)
);
