/** A failure as RFC 9457 tells it, with the platform's own code and remedy. */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly code: string;
  readonly remedy: string;

  constructor(parts: {status: number; title: string; detail?: string; code?: string; remedy?: string}) {
    super(parts.detail || parts.title);
    this.name = 'Problem';
    this.status = parts.status;
    this.title = parts.title;
    this.detail = parts.detail ?? '';
    this.code = parts.code ?? '';
    this.remedy = parts.remedy ?? '';
  }

  /** Whether the platform has no such thing: the part of the page that shows it is left out. */
  get absent(): boolean {
    return this.status === 404 || this.status === 405 || this.status === 501;
  }

  /** Whether the same request may succeed later. */
  get passes(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** What a response that is no success says; an answer that is no problem document still has its status. */
export async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text().catch(() => '');
  return parseProblem(response.status, response.statusText, text);
}

export function parseProblem(status: number, statusText: string, text: string): Problem {
  try {
    const json = JSON.parse(text) as Record<string, unknown>;
    const say = (name: string) => (typeof json[name] === 'string' ? (json[name] as string) : '');
    return new Problem({status, title: say('title') || statusText || `HTTP ${status}`, detail: say('detail'), code: say('code'), remedy: say('remedy')});
  } catch {
    return new Problem({status, title: statusText || `HTTP ${status}`});
  }
}

/** Any failure as a problem; one of the network has status 0. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem({status: 0, title: error instanceof Error ? error.message : String(error)});
}
