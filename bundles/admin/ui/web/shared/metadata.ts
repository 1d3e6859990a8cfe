import type {Metadata} from '../api/types';
import {languageName} from './format';
import {words} from './words';

/** The flat view of a book's metadata, as words for people. */

type Named = {name?: string; role?: string};

const object = (value: unknown): Record<string, unknown> => (value && typeof value === 'object' ? (value as Record<string, unknown>) : {});
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);
const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

export const titleOf = (metadata: Metadata): string => text(metadata.title);

export const authorsOf = (metadata: Metadata): string => list(metadata.creators).map((it) => text((it as Named).name ?? it)).filter(Boolean).join(', ');

/** In this order, then whatever else there is. Contents, and what only says where the cover lies, have a place of their own. */
const ORDER = ['subtitle', 'creators', 'contributors', 'series', 'publisher', 'publicationDate', 'languages', 'identifiers', 'subjects', 'description', 'wordCount', 'pageCount', 'rights', 'accessibility', 'layout', 'pageProgression', 'format'];
const ELSEWHERE = new Set(['title', 'titles', 'language', 'cover', 'contents', 'modified']);
/** The field whose provenance holds for one of the flat view. */
const STANDS_IN: Record<string, string> = {title: 'titles', subtitle: 'titles', creators: 'contributors', language: 'languages'};

export const provenanceField = (field: string): string => STANDS_IN[field] ?? field;

export function fieldsOf(metadata: Metadata): string[] {
  const others = Object.keys(metadata).filter((it) => !ORDER.includes(it) && !ELSEWHERE.has(it));
  return [...ORDER, ...others].filter((it) => !isEmpty(metadata[it]));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length) || (typeof value === 'object' && !Object.keys(value).length);
}

/** One line for each value. */
export function linesOf(field: string, value: unknown, language: string): string[] {
  switch (field) {
    case 'languages': return list(value).map((it) => languageName(text(it), language));
    case 'creators': case 'contributors': return people(list(value).map(object));
    case 'publicationDate': case 'modified': return [date(text(value), language)];
    case 'identifiers': return list(value).map((it) => [text(object(it).scheme).toUpperCase(), text(object(it).value)].filter(Boolean).join(' '));
    case 'subjects': return [list(value).map((it) => text(object(it).text ?? object(it).code ?? it)).join(' · ')];
    case 'series': return list(value).map((it) => [text(object(it).name), text(object(it).position)].filter(Boolean).join(', '));
    case 'accessibility': return Object.entries(object(value)).map(([property, values]) => `${words(property)}: ${list(values).map((it) => words(text(it))).join(', ')}`);
    case 'wordCount': case 'pageCount': return [new Intl.NumberFormat(language).format(Number(value))];
    case 'description': return [text(value).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim()];
    default: return list(value).map((it) => (typeof it === 'object' ? Object.values(object(it)).flatMap(list).filter((part) => typeof part !== 'object').map(text).join(', ') : text(it)));
  }
}

/** Each person once, with all that they did; the writing of a book goes without saying. */
function people(all: Record<string, unknown>[]): string[] {
  const roles = new Map<string, string[]>();
  for (const {name, role} of all) {
    const known = roles.get(text(name)) ?? [];
    roles.set(text(name), ['', 'aut', 'A01'].includes(text(role)) ? known : [...known, text(role)]);
  }
  return [...roles].map(([name, did]) => (did.length ? `${name} (${did.join(', ')})` : name));
}

/** A date that is exact to the day as people write it; what is less exact stays as it is. */
function date(value: string, language: string): string {
  const day = /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(value)?.[0];
  if (!day || Number.isNaN(Date.parse(day))) return value;
  return new Intl.DateTimeFormat(language, {dateStyle: 'long', timeZone: 'UTC'}).format(new Date(day));
}
