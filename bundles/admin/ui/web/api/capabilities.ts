import {useQuery} from '@tanstack/react-query';
import {API} from './client';

/** What this platform's API can do. A part of the desk that needs more than that is not shown. */
export type Capabilities = {known: boolean; has(method: string, path: string, parameter?: string): boolean};

type Operation = {parameters?: ({name?: string; $ref?: string} | undefined)[]};
export type OpenApi = {paths: Record<string, Record<string, Operation>>};

/** A platform without a description of its API has these at least. */
const ALWAYS = new Set(['post /jobs', 'post /jobs/{}/replay', 'post /jobs/{}/cancel', 'post /plugins/{}/reset', 'get /doctor']);

const plain = (path: string) => path.replace(/^\/api\/v1/, '').replace(/\{[^}]*\}/g, '{}');

export function capabilitiesOf(document: OpenApi | null): Capabilities {
  if (!document) return {known: true, has: (method, path, parameter) => !parameter && ALWAYS.has(`${method} ${plain(path)}`)};
  const operations = new Map<string, Set<string>>();
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const names = (operation.parameters ?? []).map((it) => it?.name ?? it?.$ref?.split('/').at(-1) ?? '');
      operations.set(`${method} ${plain(path)}`, new Set(names));
    }
  }
  return {
    known: true,
    has(method, path, parameter) {
      const parameters = operations.get(`${method} ${plain(path)}`);
      return parameters !== undefined && (!parameter || parameters.has(parameter));
    },
  };
}

/** The description is for everybody; the login page reads it too. */
async function describe(): Promise<Capabilities> {
  const response = await fetch(`${API}/openapi.json`);
  return capabilitiesOf(response.ok ? ((await response.json()) as OpenApi) : null);
}

const NONE = {...capabilitiesOf({paths: {}}), known: false};

export function useCapabilities(): Capabilities {
  const {data, isError} = useQuery({
    queryKey: ['capabilities'],
    queryFn: describe,
    staleTime: Infinity,
  });
  return data ?? (isError ? capabilitiesOf(null) : NONE);
}
