/** What the API answers with, as far as the desk reads it. */
export const STATES = ['RECEIVED', 'QUEUED', 'RUNNING', 'RETRYING', 'NEEDS_REVIEW', 'SUCCEEDED', 'REJECTED', 'FAILED', 'CANCELLED'] as const;
export type JobState = (typeof STATES)[number];
export const ENDED: readonly JobState[] = ['SUCCEEDED', 'REJECTED', 'FAILED', 'CANCELLED'];
export const hasEnded = (state: JobState): boolean => ENDED.includes(state);

export type Step = {name: string; plugin: string; state: string; startedAt: string; durationMs: number; attempt: number};
export type Failure = {code: string; message: string; remedy: string};

export type JobSummary = {
  id: string; state: JobState; fileName: string; mediaType: string; sizeBytes: number; sha256: string; publisher: string;
  createdAt: string; updatedAt: string; attempts: number; steps: Step[]; failure: Failure | null; duplicateOf: string | null;
  bookId: string | null; revision: number; waitingFor: string; dueAt: string;
};

export type Severity = 'fatal' | 'error' | 'warning' | 'info' | 'usage';
export type Finding = {
  code: string; severity: string; source: string; message: string; remedy: string;
  location: {path: string; line?: number; column?: number; excerpt?: string}; excerpt?: string;
};

export type Rendition = {
  format: string; state: string; converter: string; sizeBytes: number; words: number | null; recall: number | null; note: string;
  failure: Failure | null; findings: Finding[]; at: string;
};

export type Metadata = Record<string, unknown>;
export type Source = {plugin?: string; origin?: string; confidence?: number; at?: string; kind?: string; by?: string};
export type Provenance = Record<string, Source[]>;
export type JobEvent = {at: string; type: string; state: JobState; step: string; plugin: string; actor: string; detail: string};

export type JobReport = JobSummary & {
  findings: Finding[]; verdict: {outcome: string; findings: Record<string, number>}; renditions: Rendition[];
  metadata: Metadata; provenance: Provenance; progress: number | null; history: JobEvent[];
};

export type JobFile = {format: string; mediaType: string; fileName: string; sha256: string; sizeBytes: number; original: boolean; href: string};
export type JobPage = {jobs: JobSummary[]; next: string | null};

export type BookSummary = {
  id: string; publisher: string; identifier: string; revision: number; jobId: string; sha256: string; cataloguedAt: string; metadata: Metadata;
};
export type BookPage = {books: BookSummary[]; next: string | null};
export type Revision = {
  revision: number; jobId: string; sha256: string; cataloguedAt: string; formats: string[]; metadata: Metadata; provenance: Provenance;
};
export type Book = {id: string; publisher: string; identifier: string; revisions: Revision[]};

export type Plugin = {
  name: string; version: string; kind: string; bundle: string; state: string; handles: string[]; calls: number; failures: number;
  abandonedCalls: number; since: string; breaker: string; breakerSince: string; retryAt: string | null; lastFailure: string;
  lastFailureAt: string | null; concurrency: number; threadsLeft: number;
};

export type Status = {version: string; startedAt: string; uptimeMs: number; counts: Partial<Record<JobState, number>>};
export type Check = {name: string; healthy: boolean; detail: string; remedy: string};
export type Doctor = {healthy: boolean; checks: Check[]};

export type Stats = {
  perHour: {at: string; succeeded: number; rejected: number; failed: number}[];
  failureCauses: {code: string; count: number}[];
  steps: {step: string; count: number; p50Ms: number; p95Ms: number}[];
};

export type Attribute = {
  name: string; id?: string; type: string; description?: string; label?: string; default?: unknown; value?: unknown; options?: string[] | {label: string; value: string}[];
};
export type Configuration = {attributes: Attribute[]; pid?: string};

export type ApiToken = {id: string; name: string; scopes?: string[]; roles?: string[]; createdAt?: string; expiresAt?: string | null; lastUsedAt?: string | null};
export type Person = {login: string; name?: string; roles: string[]; publishers?: string[]; enabled?: boolean; locked?: boolean; lastLoginAt?: string | null};
export type Publisher = {name: string; jobs?: number; books?: number; [more: string]: unknown};
