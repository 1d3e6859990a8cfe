import {useQuery} from '@tanstack/react-query';
import {getIfThere, send} from '../../api/client';
import {Problem} from '../../api/problem';
import type {Finding, Metadata} from '../../api/types';

export type Versioned = {metadata: Metadata; tag: string};
export type Edit = {number: number; at: string; actor?: string; by?: string; undoes?: number | null; undone?: boolean; fields?: string[]; before?: Metadata; after?: Metadata};

const path = (id: string) => `/books/${encodeURIComponent(id)}/metadata`;

async function versioned(response: Response): Promise<Versioned> {
  return {metadata: (await response.json()) as Metadata, tag: response.headers.get('ETag') ?? ''};
}

/** A book's metadata in effect, with the version that an edit is made on; null where the platform takes no edits. */
export function useEditable(id: string) {
  return useQuery({
    queryKey: ['book', id, 'metadata'],
    queryFn: async ({signal}): Promise<Versioned | null> => {
      try {
        return await versioned(await send('GET', path(id), {signal}));
      } catch (e) {
        if (e instanceof Problem && e.absent) return null;
        throw e;
      }
    },
  });
}

export const patchMetadata = async (id: string, tag: string, patch: Record<string, unknown>): Promise<Versioned> =>
  versioned(await send('PATCH', path(id), {json: patch, headers: {'Content-Type': 'application/merge-patch+json', ...(tag ? {'If-Match': tag} : {})}}));

export const undoEdit = (id: string): Promise<Response> => send('POST', `${path(id)}/undo`);

export function useEdits(id: string, there: boolean) {
  return useQuery({
    queryKey: ['book', id, 'history'], enabled: there,
    queryFn: ({signal}) => getIfThere<{edits: Edit[]}>(`${path(id)}/history`, {limit: 20}, signal),
  });
}

export function useConflicts(id: string, there: boolean) {
  return useQuery({
    queryKey: ['book', id, 'conflicts'], enabled: there,
    queryFn: ({signal}) => getIfThere<{conflicts: Finding[]}>(`${path(id)}/conflicts`, undefined, signal),
  });
}
