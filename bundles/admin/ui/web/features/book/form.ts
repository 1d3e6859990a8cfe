import type {Metadata} from '../../api/types';
import {list} from '../../shared/metadata';

/** The fields that the desk edits; those of several values have one in each line. */
export const FIELDS = ['title', 'subtitle', 'creators', 'publisher', 'publicationDate', 'languages', 'subjects', 'description', 'rights'] as const;
export type Field = (typeof FIELDS)[number];
export type Values = Record<Field, string>;

const MANY: Partial<Record<Field, string>> = {creators: 'name', subjects: 'text', languages: ''};

export const hasLines = (field: Field): boolean => field in MANY;

/** What stands for a value in its line. */
function lineOf(field: Field, value: unknown): string {
  const member = MANY[field];
  if (!member || typeof value !== 'object' || value === null) return String(value ?? '');
  const object = value as Record<string, unknown>;
  return String(object[member] ?? object.code ?? '');
}

export function valuesOf(metadata: Metadata): Values {
  return Object.fromEntries(FIELDS.map((field) => {
    const value = metadata[field];
    return [field, hasLines(field) ? list(value).map((it) => lineOf(field, it)).filter(Boolean).join('\n') : String(value ?? '')];
  })) as Values;
}

/**
 * The JSON merge patch (RFC 7396) that makes of the metadata what the form says: only what has changed, null for what is emptied. A line that
 * was there before keeps all that is known of it, such as a person's role.
 */
export function mergePatch(metadata: Metadata, values: Values): Record<string, unknown> {
  const before = valuesOf(metadata);
  const patch: Record<string, unknown> = {};
  for (const field of FIELDS) {
    const text = values[field].trim();
    if (text === before[field].trim()) continue;
    patch[field] = text === '' ? null : hasLines(field) ? lines(field, text, list(metadata[field])) : text;
  }
  return patch;
}

function lines(field: Field, text: string, known: unknown[]): unknown[] {
  const member = MANY[field];
  return text.split('\n').map((it) => it.trim()).filter(Boolean).map((line) => {
    const same = known.find((it) => lineOf(field, it) === line);
    return same ?? (member ? {[member]: line} : line);
  });
}
