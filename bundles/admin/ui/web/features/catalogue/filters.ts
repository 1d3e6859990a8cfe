import type {FacetCounts} from '../../api/types';
import {languageName} from '../../shared/format';
import {words} from '../../shared/words';

/** The values that are chosen of each facet. */
export type Filters = Readonly<Record<string, readonly string[]>>;

export const toggled = (filters: Filters, facet: string, value: string): Filters => {
  const chosen = filters[facet] ?? [];
  return {...filters, [facet]: chosen.includes(value) ? chosen.filter((it) => it !== value) : [...chosen, value]};
};

export const isNarrowed = (filters: Filters): boolean => Object.values(filters).some((it) => it.length > 0);

/** A facet's values with what is chosen of it, also if nothing has that any more: else nobody could take it away. */
export function valuesOf(facet: FacetCounts, filters: Filters): {value: string; count: number}[] {
  const missing = (filters[facet.name] ?? []).filter((it) => !facet.values.some(({value}) => value === it));
  return [...facet.values, ...missing.map((value) => ({value, count: 0}))];
}

/** A facet's value as people call it. */
export function nameOf(facet: string, value: string, language: string): string {
  switch (facet) {
    case 'language': return languageName(value, language);
    case 'accessibility': return words(value);
    case 'format': return value.includes('/') ? value : value.toUpperCase();
    default: return value;
  }
}
