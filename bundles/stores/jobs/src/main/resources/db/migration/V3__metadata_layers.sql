-- What is known of a book in effect, merged from its layers; revisions keep what each file alone has said.
alter table book
    add column metadata  jsonb not null default '[]',
    add column version   bigint not null default 1;

-- The names by which a book is found and feeds are matched: its own identifier, and its ISBNs, DOIs, ASINs and GTINs.
create table book_identifier (
    book_id     text collate "C" not null references book (id),
    identifier  text not null,
    primary key (book_id, identifier)
);

create index book_identifier_by_identifier on book_identifier (identifier);

-- What each source says of a book. No reference to the book: a feed may come first.
create table metadata_layer (
    publisher   text not null,
    identifier  text not null,
    source      text not null check (source in ('PERSON', 'FEED', 'FILE', 'DERIVED')),
    name        text not null,
    stated_by   text not null,
    reference   text not null,
    patch       jsonb not null,
    cleared     jsonb not null,
    at          timestamptz not null,
    withdrawn   boolean not null,
    primary key (publisher, identifier, source, name)
);

create index metadata_layer_by_reference on metadata_layer (publisher, name, reference) where reference <> '';

create table book_edit (
    book_id   text collate "C" not null references book (id),
    number    integer not null check (number > 0),
    actor     text not null,
    at        timestamptz not null,
    fields    jsonb not null,
    before    jsonb not null,
    after     jsonb not null,
    -- The persons' layers that the edit took the place of, for the way back.
    replaced  jsonb not null,
    undoes    integer not null,
    undone    boolean not null,
    primary key (book_id, number)
);

-- Books that are here already: the values of the plugin that stands first, the one that read the file, become the file's layer,
-- those of each other plugin a layer of its own.
with newest as (
    select distinct on (r.book_id) r.book_id, r.sha256, r.metadata, r.catalogued_at
    from revision r order by r.book_id, r.number desc),
stated as (
    select b.publisher, b.identifier, n.sha256, v.value, v.n,
        coalesce(nullif(v.value #>> '{provenance,plugin}', ''), 'unknown') as plugin,
        coalesce(nullif(n.metadata #>> '{0,provenance,plugin}', ''), 'unknown') as reader
    from newest n join book b on b.id = n.book_id
    cross join lateral jsonb_array_elements(n.metadata) with ordinality as v (value, n))
insert into metadata_layer (publisher, identifier, source, name, stated_by, reference, patch, cleared, at, withdrawn)
select publisher, identifier, case when plugin = reader then 'FILE' else 'DERIVED' end,
    case when plugin = reader then 'file' else plugin end, plugin, sha256,
    jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
        'field', value -> 'field', 'cardinality', value -> 'cardinality', 'value', value -> 'value', 'operation', 'ADD',
        'origin', value #> '{provenance,origin}', 'confidence', value #> '{provenance,confidence}')) order by n),
    '[]', max(cast(value #>> '{provenance,at}' as timestamptz)), false
from stated group by publisher, identifier, sha256, plugin, reader;

update book b set metadata = n.metadata
from (select distinct on (book_id) book_id, metadata from revision order by book_id, number desc) n
where n.book_id = b.id;

insert into book_identifier (book_id, identifier)
select id, identifier from book
union
select b.id, lower(v.value #>> '{value,scheme}') || ':' || (v.value #>> '{value,value}')
from book b cross join lateral jsonb_array_elements(b.metadata) as v (value)
where v.value ->> 'field' = 'identifiers' and v.value #>> '{value,scheme}' in ('ISBN', 'DOI', 'ASIN', 'GTIN')
  and length(v.value #>> '{value,value}') <= 200;
