import {Button, Checkbox, Stack, Text, Title} from '@mantine/core';
import {useTranslation} from 'react-i18next';
import type {FacetCounts} from '../../api/types';
import {STATES, type JobState} from '../../api/types';
import {type Filters, isNarrowed, nameOf, toggled, valuesOf} from './filters';

const MOST = 8;

/** What the books that were found can be narrowed down by. */
export function Facets({facets, filters, change}: {facets: FacetCounts[]; filters: Filters; change: (filters: Filters) => void}) {
  const {t, i18n} = useTranslation();
  // A facet that all books have alike narrows nothing down.
  const useful = facets.filter((it) => valuesOf(it, filters).length > 1 || filters[it.name]?.length);
  if (!useful.length) return null;
  const label = (facet: string, value: string) => (facet === 'state' && STATES.includes(value as JobState) ? t(`state.${value as JobState}`) : nameOf(facet, value, i18n.language));
  return (
    <Stack component="aside" className="facets" aria-label={t('books.facets')}>
      {isNarrowed(filters) && <Button variant="default" size="xs" onClick={() => change({})}>{t('books.reset')}</Button>}
      {useful.map((facet) => (
        <Stack key={facet.name} gap={6} role="group" aria-label={t(`books.facet_${facet.name as 'language'}`)}>
          <Title order={2}>{t(`books.facet_${facet.name as 'language'}`)}</Title>
          {valuesOf(facet, filters).slice(0, MOST).map(({value, count}) => (
            <Checkbox key={value} size="xs" checked={filters[facet.name]?.includes(value) ?? false} onChange={() => change(toggled(filters, facet.name, value))}
              label={<>{label(facet.name, value)} <Text span c="dimmed" size="xs">{count}</Text></>} />
          ))}
        </Stack>
      ))}
    </Stack>
  );
}
