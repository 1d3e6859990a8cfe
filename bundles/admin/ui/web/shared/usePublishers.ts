import {useQuery} from '@tanstack/react-query';
import {useCapabilities} from '../api/capabilities';
import {get} from '../api/client';
import type {JobPage, Publisher} from '../api/types';

type Answer = {publishers: Publisher[]};

/** The names of the publishers: those that the platform knows, or those of its latest jobs where it keeps no list. */
export function usePublishers(): string[] {
  const can = useCapabilities();
  const kept = can.has('get', '/publishers');
  const {data} = useQuery({
    queryKey: ['publishers', 'names', kept], enabled: can.known,
    queryFn: async ({signal}) => {
      if (kept) return (await get<Answer>('/publishers', undefined, signal)).publishers.map((it) => it.name);
      const {jobs} = await get<JobPage>('/jobs', {limit: 200}, signal);
      return [...new Set(jobs.map((it) => it.publisher))].sort();
    },
    staleTime: 60_000,
  });
  return data ?? [];
}
