import {useQuery} from '@tanstack/react-query';
import {useCapabilities} from '../../api/capabilities';
import {get, getIfThere} from '../../api/client';
import {usePace} from '../../api/hooks';
import type {JobPage, Stats} from '../../api/types';
import {statsOf} from './stats';

export const HOURS = 24;
const LOOK_AT = 500;

/** The figures of the last day: the platform's own, or what its latest jobs tell where it keeps none. */
export function useStats() {
  const pace = usePace(false);
  const can = useCapabilities();
  const keeps = can.has('get', '/stats');
  return useQuery({
    queryKey: ['stats', keeps], enabled: can.known,
    queryFn: async ({signal}): Promise<Stats> => {
      const own = keeps ? await getIfThere<Stats>('/stats', {hours: HOURS}, signal) : null;
      return own ?? statsOf((await get<JobPage>('/jobs', {limit: LOOK_AT}, signal)).jobs, HOURS, Date.now());
    },
    refetchInterval: pace * 2,
  });
}
