import {describe, expect, it} from 'vitest';
import type {Plugin} from '../../api/types';
import {conditionOf, grouped} from './grouped';

const plugin = (parts: Partial<Plugin>) => ({
  name: 'epub', bundle: 'b.epub', kind: 'FormatHandler', state: 'active', breaker: 'closed', handles: ['application/epub+zip'], calls: 2, failures: 0, retryAt: null, lastFailure: '', lastFailureAt: null, ...parts,
}) as unknown as Plugin;

describe('a plugin', () => {
  it('is as its state and its breaker say', () => {
    const of = (state: string, breaker: string) => conditionOf({state, breaker});
    expect([of('active', 'closed'), of('active', 'open'), of('active', 'half-open'), of('away', 'closed'), of('disabled', 'closed')]).toEqual(['closed', 'open', 'halfOpen', 'stopped', 'off']);
  });

  it('is one, whatever kinds of work it does', () => {
    const all = grouped([plugin({}), plugin({kind: 'TextExtractor', calls: 3}), plugin({name: 'pdf', bundle: 'b.pdf'})]);
    expect(all.map((it) => [it.name, it.kinds, it.calls])).toEqual([['epub', ['FormatHandler', 'TextExtractor'], 5], ['pdf', ['FormatHandler'], 2]]);
  });

  it('is in its gravest condition, and stands before those that are well', () => {
    const all = grouped([plugin({}), plugin({name: 'pdf', bundle: 'b.pdf'}), plugin({name: 'pdf', bundle: 'b.pdf', breaker: 'open', failures: 4, lastFailure: 'no memory', lastFailureAt: '2026-01-01T00:00:00Z'})]);
    expect(all[0]).toMatchObject({name: 'pdf', condition: 'open', failures: 4, lastFailure: 'no memory'});
  });
});
