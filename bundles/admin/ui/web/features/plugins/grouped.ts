import type {Plugin} from '../../api/types';

/** How a plugin is: used, on trial, left alone since it failed too often, not there, or switched off. */
export type Condition = 'closed' | 'halfOpen' | 'open' | 'stopped' | 'off';

export type Grouped = {
  name: string; version: string; bundle: string; kinds: string[]; handles: string[]; condition: Condition; calls: number; failures: number;
  retryAt: string | null; lastFailure: string; lastFailureAt: string | null;
};

/** The gravest last. */
const GRAVITY: Condition[] = ['closed', 'off', 'stopped', 'halfOpen', 'open'];

export function conditionOf({state, breaker}: Pick<Plugin, 'state' | 'breaker'>): Condition {
  if (/disabled|off/i.test(state)) return 'off';
  if (!/^active$/i.test(state)) return 'stopped';
  if (/half/i.test(breaker)) return 'halfOpen';
  return /^open|forced/i.test(breaker) ? 'open' : 'closed';
}

/** A plugin does several kinds of work, each of which the platform watches for itself; here it is one, in its gravest condition. */
export function grouped(plugins: Plugin[]): Grouped[] {
  const groups = new Map<string, Grouped>();
  for (const it of plugins) {
    const key = `${it.name}/${it.bundle}`;
    const condition = conditionOf(it);
    const own: Grouped = {...it, kinds: [it.kind], condition};
    const known = groups.get(key);
    groups.set(key, known ? joined(known, own) : own);
  }
  return [...groups.values()].sort((a, b) => GRAVITY.indexOf(b.condition) - GRAVITY.indexOf(a.condition) || a.name.localeCompare(b.name));
}

function joined(a: Grouped, b: Grouped): Grouped {
  const graver = GRAVITY.indexOf(b.condition) > GRAVITY.indexOf(a.condition) ? b : a;
  const later = (b.lastFailureAt ?? '') > (a.lastFailureAt ?? '') ? b : a;
  return {
    ...a, kinds: [...new Set([...a.kinds, ...b.kinds])], handles: [...new Set([...a.handles, ...b.handles])], condition: graver.condition, retryAt: graver.retryAt,
    calls: a.calls + b.calls, failures: a.failures + b.failures, lastFailure: later.lastFailure, lastFailureAt: later.lastFailureAt,
  };
}
