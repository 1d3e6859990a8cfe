import {useQuery} from '@tanstack/react-query';
import {get, getIfThere} from '../api/client';
import type {JobPage, Publisher} from '../api/types';

type Answer = {publishers: (Publisher | string)[]};

/** The names of the publishers: those that the platform knows, or those of its latest jobs where it keeps no list. */
export function usePublishers(): string[] {
  const {data} = useQuery({
    queryKey: ['publishers', 'names'],
    queryFn: async ({signal}) => {
      const known = await getIfThere<Answer>('/publishers', undefined, signal).catch(() => null);
      if (known) return known.publishers.map((it) => (typeof it === 'string' ? it : it.name));
      const {jobs} = await get<JobPage>('/jobs', {limit: 200}, signal);
      return [...new Set(jobs.map((it) => it.publisher))].sort();
    },
    staleTime: 60_000,
  });
  return data ?? [];
}
