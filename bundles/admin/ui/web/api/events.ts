import type {QueryClient} from '@tanstack/react-query';
import {createParser} from 'eventsource-parser';
import {API, authorization} from './client';
import {renewed} from './session';

/** How news come in: by events, by asking again and again where the platform sends none, or not just now. */
export type Liveness = 'live' | 'polling' | 'away';

export type News = {id: string; jobId?: string; bookId?: string; type?: string; state?: string; step?: string; at?: string};

const SOON_MS = 600;
/** What costs the platform more, and is looked at for longer. */
const LATER_MS = 5_000;
const LONGEST_WAIT_MS = 15_000;

let liveness: Liveness = 'polling';
const listeners = new Set<() => void>();

export const currentLiveness = (): Liveness => liveness;

export function onLiveness(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function become(next: Liveness) {
  if (next === liveness) return;
  liveness = next;
  listeners.forEach((it) => it());
}

/** Follows the platform's events until the signal ends it, and makes what they concern be asked for anew. */
export async function follow(client: QueryClient, signal: AbortSignal): Promise<void> {
  const stale = gatherer(client);
  let lastId = '';
  for (let failures = 0; !signal.aborted;) {
    try {
      const response = await fetch(`${API}/events`, {
        headers: {...authorization(), Accept: 'text/event-stream', ...(lastId ? {'Last-Event-ID': lastId} : {})}, signal,
      });
      if (response.status === 401) {
        if (!(await renewed())) return;
        continue;
      }
      if ([403, 404, 405, 501].includes(response.status)) return become('polling');
      if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
      become('live');
      if (failures) stale.all();
      failures = 0;
      await read(response.body, (id, news) => {
        lastId = id || lastId;
        stale.add(news);
      });
    } catch {
      if (signal.aborted) return;
      become('away');
      failures++;
    }
    await new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_WAIT_MS, 500 * 2 ** failures)));
  }
}

async function read(body: ReadableStream<Uint8Array>, take: (id: string, news: News) => void) {
  const parser = createParser({
    onEvent(event) {
      try {
        take(event.id ?? '', JSON.parse(event.data) as News);
      } catch {
        // what is no JSON is no news for the desk
      }
    },
  });
  const reader = body.pipeThrough(new TextDecoderStream() as unknown as ReadableWritablePair<string, Uint8Array>).getReader();
  for (;;) {
    const {done, value} = await reader.read();
    if (done) return;
    parser.feed(value);
  }
}

/** Several news in a moment make one request. */
export function gatherer(client: Pick<QueryClient, 'invalidateQueries'>) {
  const soon = new Set<string>();
  let soonTimer: ReturnType<typeof setTimeout> | undefined;
  let laterTimer: ReturnType<typeof setTimeout> | undefined;
  const ask = (...keys: string[][]) => keys.forEach((queryKey) => void client.invalidateQueries({queryKey}));
  return {
    all: () => ask(['job'], ['jobs'], ['status'], ['books'], ['stats']),
    add(news: News) {
      if (news.jobId) soon.add(news.jobId);
      soonTimer ??= setTimeout(() => {
        soonTimer = undefined;
        ask(...[...soon].map((id) => ['job', id]), ['jobs'], ['status']);
        soon.clear();
      }, SOON_MS);
      laterTimer ??= setTimeout(() => {
        laterTimer = undefined;
        ask(['books'], ['stats']);
      }, LATER_MS);
    },
  };
}
