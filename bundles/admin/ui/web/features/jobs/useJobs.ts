import {keepPreviousData, useQuery} from '@tanstack/react-query';
import {call, get} from '../../api/client';
import {asProblem, Problem} from '../../api/problem';
import {usePace} from '../../api/hooks';
import type {BulkResult, JobPage} from '../../api/types';
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

/** Does it to several jobs: by one request where the platform takes that, else one by one. */
export async function bulk(action: BulkAction, ids: string[], inOne: boolean): Promise<BulkOutcome> {
  if (inOne) {
    const {results} = await call<{results: BulkResult[]}>('POST', '/jobs/bulk', {json: {ids, action}});
    const done = results.filter((it) => !it.problem).length;
    const problem = results.find((it) => it.problem)?.problem;
    return {done, refused: results.length - done, problem: problem ? new Problem(problem) : undefined};
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
