import {useQuery} from '@tanstack/react-query';
import {useCapabilities} from '../../api/capabilities';
import {get, send} from '../../api/client';
import type {Finding, Metadata} from '../../api/types';

export type Versioned = {metadata: Metadata; tag: string};
export type Edit = {number: number; at: string; actor?: string; by?: string; undoes?: number | null; undone?: boolean; fields?: string[]; before?: Metadata; after?: Metadata};

const path = (id: string) => `/books/${encodeURIComponent(id)}/metadata`;

async function versioned(response: Response): Promise<Versioned> {
  return {metadata: (await response.json()) as Metadata, tag: response.headers.get('ETag') ?? ''};
}

/** A book's metadata in effect, with the version that an edit is made on; never there where the platform takes no edits. */
export function useEditable(id: string) {
  const can = useCapabilities();
  return useQuery({
    queryKey: ['book', id, 'metadata'], enabled: can.has('patch', '/books/{id}/metadata'),
    queryFn: async ({signal}): Promise<Versioned> => versioned(await send('GET', path(id), {signal})),
  });
}

export const patchMetadata = async (id: string, tag: string, patch: Record<string, unknown>): Promise<Versioned> =>
  versioned(await send('PATCH', path(id), {json: patch, headers: {'Content-Type': 'application/merge-patch+json', ...(tag ? {'If-Match': tag} : {})}}));

export const undoEdit = (id: string): Promise<Response> => send('POST', `${path(id)}/undo`);

export function useEdits(id: string, there: boolean) {
  return useQuery({
    queryKey: ['book', id, 'history'], enabled: there,
    queryFn: ({signal}) => get<{edits: Edit[]}>(`${path(id)}/history`, {limit: 20}, signal),
  });
}

export function useConflicts(id: string, there: boolean) {
  return useQuery({
    queryKey: ['book', id, 'conflicts'], enabled: there,
    queryFn: ({signal}) => get<{conflicts: Finding[]}>(`${path(id)}/conflicts`, undefined, signal),
  });
}
