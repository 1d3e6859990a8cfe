import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {gatherer} from './events';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('asks once for what much news is about, and for figures more rarely', async () => {
  const asked: string[] = [];
  const news = gatherer({invalidateQueries: (filters) => Promise.resolve(void asked.push(filters!.queryKey!.join('/')))});
  for (let i = 0; i < 50; i++) news.add({id: `${i}`, jobId: i % 2 ? 'a' : 'b'});
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toEqual(['job/b', 'job/a', 'jobs', 'status']);
  news.add({id: '51', jobId: 'c'});
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked.slice(4)).toEqual(['job/c', 'jobs', 'status', 'books', 'stats']);
});
