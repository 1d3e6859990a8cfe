import {problemOf} from './problem';
import type {Granted, User} from './types';

/** Who is logged in, and by what. The access token stays in memory; a pasted API token lives as long as the browser's tab. */
export type Session = {status: 'unknown' | 'out' | 'in'; via?: 'password' | 'token'; token?: string; user?: User};

const KEPT = 'bindery-token';
const BASE = '/api/v1';
/** So long before its end a token is exchanged for the next one. */
const AHEAD_MS = 30_000;

let session: Session = {status: 'unknown'};
let timer: ReturnType<typeof setTimeout> | undefined;
let refreshing: Promise<boolean> | undefined;
const listeners = new Set<() => void>();

export const currentSession = (): Session => session;

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function become(next: Session) {
  session = next;
  clearTimeout(timer);
  listeners.forEach((it) => it());
}

function grant(granted: Granted) {
  become({status: 'in', via: 'password', token: granted.accessToken, user: granted.user});
  timer = setTimeout(() => void refresh(), Math.max(5_000, granted.expiresIn * 1000 - AHEAD_MS));
}

/** Finds out at the start whether somebody is logged in. */
export async function resume(): Promise<void> {
  const kept = sessionStorage.getItem(KEPT);
  if (kept) return withToken(kept, false).catch(() => become({status: 'out'}));
  if (!(await refresh())) become({status: 'out'});
}

export async function login(name: string, password: string): Promise<void> {
  const response = await fetch(`${BASE}/session`, {
    method: 'POST', headers: {'Content-Type': 'application/json', 'X-Bindery-Request': '1'}, body: JSON.stringify({login: name, password}),
  });
  if (!response.ok) throw await problemOf(response);
  grant((await response.json()) as Granted);
}

/** Logs in with an API token, after a look whether the platform takes it. */
export async function withToken(token: string, keep = true): Promise<void> {
  const headers = {Authorization: `Bearer ${token}`};
  const probe = await fetch(`${BASE}/jobs?limit=1`, {headers});
  if (!probe.ok) {
    if (probe.status === 401) sessionStorage.removeItem(KEPT);
    throw await problemOf(probe);
  }
  const who = await fetch(`${BASE}/session`, {headers}).catch(() => undefined);
  const answer = who?.ok ? ((await who.json()) as User | {user: User}) : undefined;
  const user = answer && 'user' in answer ? answer.user : answer;
  if (keep) sessionStorage.setItem(KEPT, token);
  become({status: 'in', via: 'token', token, user});
}

/** Exchanges the refresh cookie for a new access token; several callers share one exchange. */
export function refresh(): Promise<boolean> {
  refreshing ??= exchange().finally(() => (refreshing = undefined));
  return refreshing;
}

async function exchange(): Promise<boolean> {
  try {
    const response = await fetch(`${BASE}/session/refresh`, {method: 'POST', headers: {'X-Bindery-Request': '1'}});
    if (!response.ok) return false;
    grant((await response.json()) as Granted);
    return true;
  } catch {
    return false;
  }
}

/** The token is not good any more: tries for another one, else somebody has to log in. */
export async function renewed(): Promise<boolean> {
  if (session.via === 'password' && (await refresh())) return true;
  sessionStorage.removeItem(KEPT);
  become({status: 'out'});
  return false;
}

export async function logout(): Promise<void> {
  const {token, via} = session;
  sessionStorage.removeItem(KEPT);
  become({status: 'out'});
  if (via === 'password') {
    const headers = {Authorization: `Bearer ${token}`, 'X-Bindery-Request': '1'};
    await fetch(`${BASE}/session`, {method: 'DELETE', headers}).catch(() => undefined);
  }
}

/** What a role holds besides itself, as the platform has it. */
const HELD: Record<string, string[]> = {
  author: ['viewer'], publisher: ['viewer', 'author'], reviewer: ['viewer'], operator: ['viewer', 'author', 'publisher', 'reviewer'],
  admin: ['viewer', 'author', 'publisher', 'reviewer', 'operator'],
};

/** Whether the user may do what needs this role. Where it is not known who it is, the platform refuses what it must. */
export const hasRole = (user: Pick<User, 'roles'> | undefined, needed: string): boolean =>
  !user || user.roles.some((it) => it === needed || HELD[it]?.includes(needed));
