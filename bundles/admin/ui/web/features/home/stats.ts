import type {JobSummary, Stats} from '../../api/types';

const HOUR_MS = 3_600_000;

/** The value that so large a part of the sorted values does not exceed (the nearest-rank method). */
export function quantile(sorted: number[], part: number): number {
  if (!sorted.length) return 0;
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)]!;
}

/** What a platform without figures of its own would say, from its latest jobs. */
export function statsOf(jobs: JobSummary[], hours: number, now: number): Stats {
  const thisHour = Math.floor(now / HOUR_MS) * HOUR_MS;
  const first = thisHour - (hours - 1) * HOUR_MS;
  const perHour = Array.from({length: hours}, (_, i) => ({at: new Date(first + i * HOUR_MS).toISOString(), succeeded: 0, rejected: 0, failed: 0}));
  const causes = new Map<string, number>();
  const times = new Map<string, number[]>();
  for (const job of jobs) {
    const hour = perHour[Math.floor((Date.parse(job.updatedAt) - first) / HOUR_MS)];
    if (!hour) continue;
    if (job.state === 'SUCCEEDED') hour.succeeded++;
    if (job.state === 'REJECTED') hour.rejected++;
    if (job.state === 'FAILED') hour.failed++;
    if (job.failure) causes.set(job.failure.code, (causes.get(job.failure.code) ?? 0) + 1);
    for (const step of job.steps) times.set(step.name, [...(times.get(step.name) ?? []), step.durationMs]);
  }
  return {
    perHour,
    failureCauses: [...causes].map(([code, count]) => ({code, count})).sort((a, b) => b.count - a.count),
    steps: [...times].map(([step, values]) => {
      const sorted = values.sort((a, b) => a - b);
      return {step, count: sorted.length, p50Ms: quantile(sorted, 0.5), p95Ms: quantile(sorted, 0.95)};
    }),
  };
}

/** Each of the last hours, also those in which nothing happened. */
export function everyHour(perHour: Stats['perHour'], hours: number, now: number): Stats['perHour'] {
  const known = new Map(perHour.map((it) => [Math.floor(Date.parse(it.at) / HOUR_MS), it]));
  const last = Math.floor(now / HOUR_MS);
  return Array.from({length: hours}, (_, i) => last - hours + 1 + i)
    .map((hour) => known.get(hour) ?? {at: new Date(hour * HOUR_MS).toISOString(), succeeded: 0, rejected: 0, failed: 0});
}

/** In the order in which a book goes through them; those that the desk does not know come last. */
export function inOrder(steps: Stats['steps'], order: string[]): Stats['steps'] {
  const rank = (step: string) => (order.includes(step) ? order.indexOf(step) : order.length);
  return [...steps].sort((a, b) => rank(a.step) - rank(b.step));
}
