import {describe, expect, it} from 'vitest';
import type {JobSummary} from '../../api/types';
import {everyHour, inOrder, quantile, statsOf} from './stats';

const NOW = Date.parse('2026-03-01T12:30:00Z');
const job = (parts: Partial<JobSummary>) => ({state: 'SUCCEEDED', updatedAt: '2026-03-01T12:10:00Z', steps: [], failure: null, ...parts}) as unknown as JobSummary;
const step = (durationMs: number) => ({name: 'validate', plugin: '', state: 'SUCCEEDED' as const, startedAt: '', durationMs, attempt: 1});

describe('quantile', () => {
  it('is a value that occurred', () => {
    expect(quantile([10, 20, 30, 40], 0.5)).toBe(20);
    expect(quantile([10, 20, 30, 40], 0.95)).toBe(40);
    expect(quantile([7], 0.5)).toBe(7);
    expect(quantile([], 0.5)).toBe(0);
  });
});

describe('statsOf', () => {
  it('counts each hour, the present one last', () => {
    const stats = statsOf([job({}), job({state: 'REJECTED'}), job({state: 'FAILED', updatedAt: '2026-03-01T11:59:59Z'})], 2, NOW);
    expect(stats.perHour).toEqual([
      {at: '2026-03-01T11:00:00.000Z', succeeded: 0, rejected: 0, failed: 1},
      {at: '2026-03-01T12:00:00.000Z', succeeded: 1, rejected: 1, failed: 0},
    ]);
  });

  it('leaves out what is older', () => {
    const stats = statsOf([job({updatedAt: '2026-03-01T09:59:59Z', steps: [step(5)]})], 2, NOW);
    expect(stats.steps).toEqual([]);
    expect(stats.perHour.every((it) => it.succeeded === 0)).toBe(true);
  });

  it('puts the most frequent cause first', () => {
    const failing = (code: string) => job({state: 'REJECTED', failure: {code, message: '', remedy: ''}});
    expect(statsOf([failing('A'), failing('B'), failing('B')], 1, NOW).failureCauses).toEqual([{code: 'B', count: 2}, {code: 'A', count: 1}]);
  });

  it('tells how long steps take', () => {
    const stats = statsOf([job({steps: [step(30)]}), job({steps: [step(10)]}), job({steps: [step(20)]})], 1, NOW);
    expect(stats.steps).toEqual([{step: 'validate', count: 3, p50Ms: 20, p95Ms: 30}]);
  });
});

it('shows the hours in which nothing happened too', () => {
  const busy = {at: '2026-03-01T11:00:00Z', succeeded: 3, rejected: 0, failed: 0};
  expect(everyHour([busy], 3, NOW).map((it) => [it.at.slice(11, 13), it.succeeded])).toEqual([['10', 0], ['11', 3], ['12', 0]]);
});

it('puts steps in the order of a book', () => {
  const of = (name: string) => ({step: name, count: 1, p50Ms: 1, p95Ms: 1});
  expect(inOrder([of('own'), of('validate'), of('identify')], ['identify', 'validate']).map((it) => it.step)).toEqual(['identify', 'validate', 'own']);
});
