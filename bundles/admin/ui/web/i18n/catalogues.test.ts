import {describe, expect, it} from 'vitest';
import {de} from './de';
import {en} from './en';

const flat = (catalogue: Record<string, Record<string, string>>) =>
  Object.entries(catalogue).flatMap(([section, entries]) => Object.entries(entries).map(([key, text]) => [`${section}.${key}`, text] as const));
const places = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((it) => it[1]).sort();

describe('the message catalogues', () => {
  it('have the same messages in each language', () => {
    expect(flat(de).map(([key]) => key).sort()).toEqual(flat(en).map(([key]) => key).sort());
  });

  it('have the same places to fill in', () => {
    const german = new Map(flat(de));
    for (const [key, text] of flat(en)) expect(places(german.get(key)!), key).toEqual(places(text));
  });

  it('leave no message empty', () => {
    for (const [key, text] of [...flat(en), ...flat(de)]) expect(text.trim(), key).not.toBe('');
  });
});
