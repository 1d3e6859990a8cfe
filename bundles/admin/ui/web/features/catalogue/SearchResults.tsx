import {Button, Skeleton, Text} from '@mantine/core';
import {IconBookOff} from '@tabler/icons-react';
import {keepPreviousData, useInfiniteQuery} from '@tanstack/react-query';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {get} from '../../api/client';
import type {FoundBook, SearchResult} from '../../api/types';
import {Empty, ProblemView} from '../../shared/Answer';
import {BookCard} from './BookCard';
import {Facets} from './Facets';
import type {Filters} from './filters';

const PAGE = 40;

/** What the platform's own search finds, with what it can be narrowed down by. */
export function SearchResults({q}: {q: string}) {
  const {t} = useTranslation();
  const [filters, setFilters] = useState<Filters>({});
  const found = useInfiniteQuery({
    queryKey: ['books', 'search', q, filters], initialPageParam: '', placeholderData: keepPreviousData,
    queryFn: ({pageParam, signal}) => get<SearchResult>('/search', {q, ...filters, facets: pageParam ? undefined : 'all', before: pageParam, limit: PAGE}, signal),
    getNextPageParam: (last) => last.next ?? undefined,
    // The index follows a moment behind, so that an event of a book comes too early to find it.
    refetchInterval: 10_000,
  });
  if (found.isError && !found.data) return <ProblemView error={found.error} retry={() => void found.refetch()} />;
  const first = found.data?.pages[0];
  if (!found.data || !first) return <Skeleton height={260} role="status" aria-label={t('app.loading')} />;
  const hits = found.data.pages.flatMap((it) => it.hits);
  return (
    <>
      <Text size="sm" c="dimmed" role="status">{t('books.found', {count: first.total})}</Text>
      {first.didYouMean && <Text>{t('books.instead', {words: first.didYouMean})}</Text>}
      <div className="found">
        <Facets facets={first.facets} filters={filters} change={setFilters} />
        <div>
          {hits.length ? <ul className="shelf">{hits.map((it) => <BookCard key={it.book.id} book={it.book}><Passage hit={it} /></BookCard>)}</ul> : <Empty icon={IconBookOff} title={t('books.none')} hint={t('books.noneHint')} />}
          {found.hasNextPage && <Button variant="default" mt="lg" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t('action.more')}</Button>}
        </div>
      </div>
    </>
  );
}

/** Where a book fits beyond title and names, which are in sight anyway. The pieces are text: what looks like markup is shown, not obeyed. */
function Passage({hit}: {hit: FoundBook}) {
  const {t} = useTranslation();
  const passage = hit.highlights.find(({field}) => field === 'description') ?? hit.highlights.find(({field}) => field === 'topics');
  if (!passage) return null;
  return (
    <Text size="xs" mt={4} lineClamp={4} aria-label={t('books.where')}>
      {passage.pieces.map(({text, match}, i) => (match ? <mark key={i}>{text}</mark> : <span key={i}>{text}</span>))}
    </Text>
  );
}
