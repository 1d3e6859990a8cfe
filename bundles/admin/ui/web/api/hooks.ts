import {useSyncExternalStore} from 'react';
import {currentLiveness, onLiveness} from './events';
import {currentSession, onSession} from './session';

export const useSession = () => useSyncExternalStore(onSession, currentSession);

export const useLiveness = () => useSyncExternalStore(onLiveness, currentLiveness);

/** How often to ask again: rarely where events tell what is new, and then only in case one was missed. */
export function usePace(busy: boolean): number {
  const live = useLiveness() === 'live';
  return live ? 30_000 : busy ? 1_500 : 6_000;
}
