import {Checkbox, Skeleton, Stack, Text, Title} from '@mantine/core';
import {IconBookOff} from '@tabler/icons-react';
import {keepPreviousData, useQuery} from '@tanstack/react-query';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {get} from '../../api/client';
import type {BookSummary} from '../../api/types';
import {Answer, Empty} from '../../shared/Answer';
import {useFieldName} from '../../shared/Facts';
import {BookCard} from './BookCard';

type Facet = {name: string; values: {value: string; count: number}[]};
type Found = {books: BookSummary[]; total?: number; facets?: Facet[]};

/** What the platform's own search finds, with what it can be narrowed down by. */
export function SearchResults({q}: {q: string}) {
  const {t} = useTranslation();
  const fieldName = useFieldName();
  const [chosen, setChosen] = useState<string[]>([]);
  const found = useQuery({
    queryKey: ['books', 'search', q, chosen], placeholderData: keepPreviousData,
    queryFn: ({signal}) => get<Found>('/search', {q, facets: chosen.join(',')}, signal),
  });
  const toggle = (it: string) => setChosen(chosen.includes(it) ? chosen.filter((other) => other !== it) : [...chosen, it]);
  return (
    <Answer query={found} skeleton={<Skeleton height={260} />}>
      {({books, facets = []}) => (
        <div className={facets.length ? 'found' : undefined}>
          {facets.length > 0 && (
            <Stack component="aside" className="facets" aria-label={t('books.facets')}>
              {facets.map((facet) => (
                <Stack key={facet.name} gap={6}>
                  <Title order={2}>{fieldName(facet.name)}</Title>
                  {facet.values.map(({value, count}) => {
                    const key = `${facet.name}:${value}`;
                    return <Checkbox key={key} size="xs" checked={chosen.includes(key)} onChange={() => toggle(key)} label={<>{value} <Text span c="dimmed" size="xs">{count}</Text></>} />;
                  })}
                </Stack>
              ))}
            </Stack>
          )}
          {books.length ? <ul className="shelf">{books.map((it) => <BookCard key={it.id} book={it} />)}</ul> : <Empty icon={IconBookOff} title={t('books.none')} hint={t('books.noneHint')} />}
        </div>
      )}
    </Answer>
  );
}
