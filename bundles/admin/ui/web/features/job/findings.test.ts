import {describe, expect, it} from 'vitest';
import type {Finding} from '../../api/types';
import {excerptOf, grouped} from './findings';

const finding = (severity: string, code: string, path = 'a.xhtml', message = code): Finding => ({severity, code, message, remedy: 'mend it', source: 'epub', location: {path}});

describe('grouped findings', () => {
  it('have the gravest first, and severities that are not known last', () => {
    expect(grouped([finding('odd', 'A'), finding('warning', 'B'), finding('fatal', 'C'), finding('error', 'D')]).map((it) => it.severity)).toEqual(['fatal', 'error', 'warning', 'odd']);
  });

  it('say once what holds for several places', () => {
    const [errors] = grouped([finding('error', 'A', '1'), finding('error', 'B', '2'), finding('error', 'A', '3')]);
    expect(errors!.count).toBe(3);
    expect(errors!.kinds.map((it) => [it.code, it.places.map((place) => place.location.path)])).toEqual([['A', ['1', '3']], ['B', ['2']]]);
  });

  it('keep apart what has the same code and other words', () => {
    expect(grouped([finding('error', 'A', '1', 'this'), finding('error', 'A', '1', 'that')])[0]!.kinds).toHaveLength(2);
  });

  it('are none for a book without', () => {
    expect(grouped([])).toEqual([]);
  });
});

describe('an excerpt', () => {
  it('is there where the platform sends one', () => {
    expect(excerptOf({...finding('error', 'A'), excerpt: '<p>'})).toBe('<p>');
    expect(excerptOf(finding('error', 'A'))).toBe('');
  });
});
