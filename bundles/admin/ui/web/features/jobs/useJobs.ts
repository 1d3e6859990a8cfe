import {keepPreviousData, useQuery} from '@tanstack/react-query';
import {call, get} from '../../api/client';
import {asProblem, type Problem} from '../../api/problem';
import {usePace} from '../../api/hooks';
import type {JobPage} from '../../api/types';
import type {JobsSearch} from '../../app/router';

export const PAGE = 25;

export function useJobs(search: JobsSearch) {
  const pace = usePace(true);
  return useQuery({
    queryKey: ['jobs', search],
    queryFn: ({signal}) => get<JobPage>('/jobs', {state: search.state?.join(','), publisher: search.publisher, q: search.q, before: search.before, limit: PAGE}, signal),
    placeholderData: keepPreviousData,
    refetchInterval: pace,
  });
}

export type BulkAction = 'replay' | 'cancel';
export type BulkOutcome = {done: number; refused: number; problem?: Problem};
type BulkResult = {id: string; ok?: boolean; status?: number | string; problem?: unknown; error?: unknown};

/** Does it to several jobs: by one request where the platform takes that, else one by one. */
export async function bulk(action: BulkAction, ids: string[], inOne: boolean): Promise<BulkOutcome> {
  if (inOne) {
    const {results} = await call<{results: BulkResult[]}>('POST', '/jobs/bulk', {json: {ids, action}});
    const done = results.filter(succeeded).length;
    return {done, refused: results.length - done};
  }
  const outcome: BulkOutcome = {done: 0, refused: 0};
  for (const id of ids) {
    try {
      await call('POST', `/jobs/${id}/${action}`);
      outcome.done++;
    } catch (e) {
      outcome.refused++;
      outcome.problem = asProblem(e);
    }
  }
  return outcome;
}

export function succeeded(result: BulkResult): boolean {
  if (typeof result.ok === 'boolean') return result.ok;
  if (typeof result.status === 'number') return result.status < 400;
  return !result.problem && !result.error;
}
