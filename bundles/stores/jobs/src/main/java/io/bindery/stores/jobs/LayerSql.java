package io.bindery.stores.jobs;

/** The statements that keep what is said of books. */
final class LayerSql {

    /**
     * Serialises all that is done about the same names of books, so that a feed and the book that it is about never miss each other.
     * Always before any row is locked, and in the order of the locks, so that no two transactions wait for each other.
     */
    static final String LOCK_NAMES = """
            select count(pg_advisory_xact_lock(n.lock)) from (
              select distinct hashtextextended('metadata/' || t.name, 0) as lock
              from jsonb_array_elements_text(cast(:names as jsonb)) as t (name) order by 1) n
            """;

    private static final String KEYS =
            "jsonb_to_recordset(cast(:keys as jsonb)) as k (publisher text, identifier text, source text, name text)";

    static final String FIND = """
            select l.* from %s join metadata_layer l
              on l.publisher = k.publisher and l.identifier = k.identifier and l.source = k.source and l.name = k.name
            """.formatted(KEYS);

    static final String PUT = """
            insert into metadata_layer (publisher, identifier, source, name, stated_by, reference, patch, cleared, at, withdrawn)
            select r.publisher, r.identifier, r.source, r.name, r.stated_by, r.reference, r.patch, r.cleared, r.at, r.withdrawn
            from jsonb_to_recordset(cast(:layers as jsonb)) as r (publisher text, identifier text, source text, name text,
              stated_by text, reference text, patch jsonb, cleared jsonb, at timestamptz, withdrawn boolean)
            on conflict (publisher, identifier, source, name) do update set stated_by = excluded.stated_by,
              reference = excluded.reference, patch = excluded.patch, cleared = excluded.cleared, at = excluded.at,
              withdrawn = excluded.withdrawn
            """;

    /** Which books the layers with these keys are about. */
    static final String BOOKS_OF_KEYS = """
            select k.publisher, k.identifier, b.id from %1$s
            join book b on b.publisher = k.publisher and b.identifier = k.identifier
            union
            select k.publisher, k.identifier, b.id from %1$s
            join book_identifier n on n.identifier = k.identifier
            join book b on b.id = n.book_id and b.publisher = k.publisher
            where k.source = 'FEED' and not exists (
              select 1 from book o where o.publisher = k.publisher and o.identifier = k.identifier)
            """.formatted(KEYS);

    static final String LOCK_BOOKS = "select id from book where id in (:ids) order by id for update";

    /** What is said of a book under its own identifier. */
    static final String OWN = """
            select l.* from book b join metadata_layer l on l.publisher = b.publisher and l.identifier = b.identifier
            where b.id = :id
            """;

    /** What feeds say of a book under another of its names, unless that is the own identifier of another book. */
    static final String OF_FEEDS = """
            select l.* from book b
            join book_identifier n on n.book_id = b.id and n.identifier <> b.identifier
            join metadata_layer l on l.publisher = b.publisher and l.identifier = n.identifier and l.source = 'FEED'
            where b.id = :id and not exists (
              select 1 from book o where o.publisher = l.publisher and o.identifier = l.identifier)
            """;

    static final String FORGET_NAMES = """
            delete from book_identifier where book_id = :id
              and identifier not in (select t.name from jsonb_array_elements_text(cast(:names as jsonb)) as t (name))
            """;

    static final String NAME = """
            insert into book_identifier (book_id, identifier)
            select :id, t.name from jsonb_array_elements_text(cast(:names as jsonb)) as t (name)
            on conflict do nothing
            """;

    /** Other books that have this for one of their names: what a feed says under it is no longer theirs. */
    static final String NAMESAKES = """
            select b.id from book_identifier n join book b on b.id = n.book_id
            where n.identifier = :identifier and b.publisher = :publisher and b.id <> :id order by b.id
            """;

    static final String RENEW_BOOK = """
            update book set metadata = cast(:metadata as jsonb), version = version + :step where id = :id returning version
            """;

    static final String ANNOUNCE = """
            insert into outbox (key, type, subject, at, data)
            values (:key, 'book.metadata-changed', :id, :at, cast(:data as jsonb))
            on conflict (key) do nothing
            """;

    static final String WITH_REFERENCE = """
            select * from metadata_layer where publisher = :publisher and name = :name and reference = :reference
              and reference <> '' and source <> 'PERSON'
            order by identifier limit 100
            """;

    static final String LACKING = """
            select b.id from book b
            cross join lateral (select v.sha256 from revision v where v.book_id = b.id order by v.number desc limit 1) as r
            where b.id > :after and not exists (
              select 1 from metadata_layer l where l.publisher = b.publisher and l.identifier = b.identifier
                and l.source = 'DERIVED' and l.name = :name and l.reference = r.sha256 and not l.withdrawn)
            order by b.id limit :limit
            """;

    static final String ADD_EDIT = """
            insert into book_edit (book_id, number, actor, at, fields, before, after, replaced, undoes, undone)
            select :id, coalesce(max(number), 0) + 1, :actor, :at, cast(:fields as jsonb), cast(:before as jsonb),
              cast(:after as jsonb), cast(:replaced as jsonb), :undoes, false
            from book_edit where book_id = :id
            returning number
            """;

    private LayerSql() {}
}
