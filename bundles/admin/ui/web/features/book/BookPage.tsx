import {Anchor, Button, Group, Skeleton, Stack, Text} from '@mantine/core';
import {IconBookOff, IconPencil} from '@tabler/icons-react';
import {useQuery} from '@tanstack/react-query';
import {Link, useParams} from '@tanstack/react-router';
import {lazy, Suspense, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {get} from '../../api/client';
import {useSession} from '../../api/hooks';
import {asProblem} from '../../api/problem';
import {hasRole} from '../../api/session';
import type {Book, Metadata} from '../../api/types';
import {Empty, Lines, ProblemView} from '../../shared/Answer';
import {Cover} from '../../shared/Cover';
import {Facts} from '../../shared/Facts';
import {authorsOf, list, titleOf} from '../../shared/metadata';
import {Page, Panel} from '../../shared/Page';
import {useFormat} from '../../shared/useFormat';
import {Findings} from '../job/Findings';
import {Edits} from './Edits';
import {useConflicts, useEditable} from './useEditing';
import '../job/job.css';
import './book.css';

const MetadataEditor = lazy(() => import('./MetadataEditor').then((it) => ({default: it.MetadataEditor})));

export function BookPage() {
  const {t} = useTranslation();
  const {id} = useParams({strict: false}) as {id: string};
  const book = useQuery({queryKey: ['book', id], queryFn: ({signal}) => get<Book>(`/books/${encodeURIComponent(id)}`, undefined, signal)});
  if (book.data) return <OneBook book={book.data} />;
  if (!book.isError) return <Page tab={t('books.title')} title={<Skeleton height={36} width={340} />}><Panel><Lines count={7} /></Panel></Page>;
  return (
    <Page tab={t('books.title')} title={t('books.title')}>
      {asProblem(book.error).absent ? <Empty icon={IconBookOff} title={t('book.none')}><Anchor component={Link} to="/books">{t('books.title')}</Anchor></Empty> : <ProblemView error={book.error} retry={() => void book.refetch()} />}
    </Page>
  );
}

function OneBook({book}: {book: Book}) {
  const {t} = useTranslation();
  const {user} = useSession();
  const [editing, setEditing] = useState(false);
  const editable = useEditable(book.id);
  const newest = book.revisions.at(-1);
  const metadata = editable.data?.metadata ?? book.metadata ?? newest?.metadata ?? {};
  const title = titleOf(metadata) || t('books.untitled');
  const author = authorsOf(metadata);
  const mayEdit = Boolean(editable.data) && hasRole(user, 'publisher');
  return (
    <Page tab={title} title={title} lead={<>{author}{metadata.subtitle ? <Text fs="italic">{String(metadata.subtitle)}</Text> : null}</>}
      actions={mayEdit && <Button variant="default" leftSection={<IconPencil size={17} />} onClick={() => setEditing(true)}>{t('book.edit')}</Button>}>
      <div className="book-columns">
        <aside className="book-cover">
          <Cover of="books" id={book.id} tag={newest?.sha256 ?? ''} title={title} author={author} size="large" />
          <Text size="sm" c="dimmed" mt="md" className="break">{book.publisher}<br />{t('book.identifier', {id: book.identifier})}</Text>
        </aside>
        <Stack gap="lg" miw={0}>
          <Panel title={t('book.metadata')}><Facts metadata={metadata} provenance={book.provenance ?? newest?.provenance ?? {}} /></Panel>
          <Conflicts id={book.id} there={Boolean(editable.data)} />
          <Revisions book={book} />
          <Contents metadata={metadata} />
          <Edits id={book.id} there={Boolean(editable.data)} mayUndo={mayEdit} />
        </Stack>
      </div>
      {editing && editable.data && <Suspense><MetadataEditor id={book.id} seen={editable.data} close={() => setEditing(false)} /></Suspense>}
    </Page>
  );
}

function Conflicts({id, there}: {id: string; there: boolean}) {
  const {t} = useTranslation();
  const {data} = useConflicts(id, there);
  if (!data?.conflicts.length) return null;
  return <Panel title={t('book.conflicts')}><Findings findings={data.conflicts} ended /></Panel>;
}

function Revisions({book}: {book: Book}) {
  const {t} = useTranslation();
  const format = useFormat();
  return (
    <Panel title={t('book.revisions')}>
      <ul className="files">
        {[...book.revisions].reverse().map((it, i) => (
          <li key={it.revision}>
            <div>
              <Text fw={550}>{t('book.revision', {n: it.revision})}{i === 0 && book.revisions.length > 1 && <Text span size="xs" c="dimmed"> · {t('book.newest')}</Text>}</Text>
              <Text size="sm" c="dimmed">{t('book.catalogued', {when: format.moment(it.cataloguedAt)})}{it.formats.length > 0 && ` · ${it.formats.join(', ').toUpperCase()}`}</Text>
            </div>
            <Anchor component={Link} to="/jobs/$id" params={{id: it.jobId} as never} size="sm" aria-label={`${t('book.job')}: ${t('book.revision', {n: it.revision})}`}>{t('book.job')}</Anchor>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

type Entry = {title?: string; depth?: number};
const FIRST_ENTRIES = 12;

function Contents({metadata}: {metadata: Metadata}) {
  const {t} = useTranslation();
  const [all, setAll] = useState(false);
  const entries = list(metadata.contents) as Entry[];
  if (!entries.length) return null;
  const shown = all ? entries : entries.slice(0, FIRST_ENTRIES);
  return (
    <Panel title={t('book.contents')}>
      <ol className="contents">{shown.map((it, i) => <li key={i} style={{paddingInlineStart: `${Math.min(4, it.depth ?? 0) * 18}px`}}>{it.title}</li>)}</ol>
      {shown.length < entries.length && <Group mt="sm"><Anchor component="button" type="button" size="sm" onClick={() => setAll(true)}>{t('job.showAll', {count: entries.length})}</Anchor></Group>}
    </Panel>
  );
}
