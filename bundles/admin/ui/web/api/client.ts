import {Problem, asProblem, problemOf} from './problem';
import {currentSession, renewed} from './session';

/** The one place where the desk speaks with the REST API. */
export const API = '/api/v1';

type Value = string | number | boolean | undefined | null;
/** A list is a parameter that is given several times. */
type Query = Record<string, Value | readonly Value[]>;
type Options = {query?: Query; json?: unknown; headers?: Record<string, string>; signal?: AbortSignal};

export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, values] of Object.entries(query)) {
    for (const value of [values].flat()) if (value !== undefined && value !== null && value !== '') search.append(name, String(value));
  }
  return `${API}${path}${search.size ? `?${search}` : ''}`;
}

export const authorization = (): Record<string, string> => {
  const {token} = currentSession();
  return token ? {Authorization: `Bearer ${token}`} : {};
};

/** Sends a request; once more with a new token if the first one has run out. Throws a {@link Problem} for every answer that is no success. */
export async function send(method: string, path: string, options: Options = {}): Promise<Response> {
  const once = () => fetch(address(path, options.query), {
    method,
    headers: {
      ...authorization(),
      ...(options.json === undefined ? {} : {'Content-Type': 'application/json'}),
      ...options.headers,
    },
    body: options.json === undefined ? undefined : JSON.stringify(options.json),
    signal: options.signal,
  });
  let response: Response;
  try {
    response = await once();
    if (response.status === 401 && (await renewed())) response = await once();
  } catch (e) {
    if (e instanceof DOMException && e.name === 'AbortError') throw e;
    throw asProblem(e);
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function jsonOf<T>(response: Response): Promise<T> {
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
}

export const get = async <T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> => jsonOf<T>(await send('GET', path, {query, signal}));

export const call = async <T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, options: Options = {}): Promise<T> =>
  jsonOf<T>(await send(method, path, options));

/** Null where the platform has no such thing, so that the page leaves it out. */
export async function getIfThere<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T | null> {
  try {
    return await get<T>(path, query, signal);
  } catch (e) {
    if (e instanceof Problem && e.absent) return null;
    throw e;
  }
}

/** Saves a file of the API under its own name. */
export async function download(path: string, fileName: string): Promise<void> {
  const response = await send('GET', path.startsWith(API) ? path.slice(API.length) : path);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
