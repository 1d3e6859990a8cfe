import {Button, Skeleton, TextInput} from '@mantine/core';
import {useDebouncedCallback} from '@mantine/hooks';
import {IconBookOff, IconBooks, IconSearch} from '@tabler/icons-react';
import {useInfiniteQuery} from '@tanstack/react-query';
import {Link, useNavigate, useSearch} from '@tanstack/react-router';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {useCapabilities} from '../../api/capabilities';
import {get} from '../../api/client';
import {usePace} from '../../api/hooks';
import type {BookPage} from '../../api/types';
import {Empty, ProblemView} from '../../shared/Answer';
import {Page} from '../../shared/Page';
import {isAt} from '../../shared/place';
import {BookCard} from './BookCard';
import {fits} from './fits';
import {SearchResults} from './SearchResults';
import './catalogue.css';

const PAGE = 60;

export function CataloguePage() {
  const {t} = useTranslation();
  const can = useCapabilities();
  const searches = can.has('get', '/search');
  const {q = ''} = useSearch({from: '/desk/books'}) as {q?: string};
  const navigate = useNavigate();
  const [words, setWords] = useState(q);
  const look = useDebouncedCallback((text: string) => {
    if (isAt('/books')) void navigate({to: '/books', search: text.trim() ? {q: text.trim()} : {}, replace: true});
  }, 250);
  return (
    <Page tab={t('books.title')} title={t('books.title')} lead={t('books.lead')}>
      <TextInput role="searchbox" type="search" maw={460} aria-label={t(searches ? 'books.search' : 'books.filter')} placeholder={t(searches ? 'books.search' : 'books.filterHint')} leftSection={<IconSearch size={16} />} value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          look(event.currentTarget.value);
        }} />
      {searches && q ? <SearchResults q={q} /> : <Shelf words={q} />}
    </Page>
  );
}

function Shelf({words}: {words: string}) {
  const {t} = useTranslation();
  const pace = usePace(false);
  const books = useInfiniteQuery({
    queryKey: ['books'], initialPageParam: '',
    queryFn: ({pageParam, signal}) => get<BookPage>('/books', {limit: PAGE, before: pageParam}, signal),
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: pace * 2,
  });
  if (books.isError && !books.data) return <ProblemView error={books.error} retry={() => void books.refetch()} />;
  if (!books.data) return <div className="shelf" role="status" aria-label={t('app.loading')}>{Array.from({length: 12}, (_, i) => <Skeleton key={i} className="cover" height="auto" />)}</div>;
  const all = books.data.pages.flatMap((it) => it.books);
  const shown = all.filter((it) => fits(it, words));
  if (!all.length) return <Empty icon={IconBooks} title={t('books.empty')} hint={t('books.emptyHint')}><Button component={Link} to="/upload">{t('nav.upload')}</Button></Empty>;
  if (!shown.length && !books.hasNextPage) return <Empty icon={IconBookOff} title={t('books.none')} hint={t('books.noneHint')} />;
  return (
    <>
      <ul className="shelf">{shown.map((it) => <BookCard key={it.id} book={it} />)}</ul>
      {books.hasNextPage && <Button variant="default" mx="auto" loading={books.isFetchingNextPage} onClick={() => void books.fetchNextPage()}>{t('action.more')}</Button>}
    </>
  );
}
