import type {components} from '#schema';

/** What the API answers with, as far as the desk reads it: from its own description, which is more exact in some places here. */
export const STATES = ['RECEIVED', 'QUEUED', 'RUNNING', 'RETRYING', 'NEEDS_REVIEW', 'SUCCEEDED', 'REJECTED', 'FAILED', 'CANCELLED'] as const;
export type JobState = (typeof STATES)[number];
export const ENDED: readonly JobState[] = ['SUCCEEDED', 'REJECTED', 'FAILED', 'CANCELLED'];
export const hasEnded = (state: JobState): boolean => ENDED.includes(state);

type Schema = components['schemas'];
/** The description names a state by a text; these are all that there are. */
type WithState<T> = Omit<T, 'state'> & {state: JobState};

export type Step = Schema['Step'];
export type Failure = Schema['Failure'];
export type Metadata = Record<string, unknown>;
export type Source = {source?: string; plugin?: string; origin?: string; confidence?: number; at?: string};
export type Provenance = Record<string, Source[]>;
/** Some checkers show the place as it is in the source. */
export type Finding = Schema['Finding'] & {excerpt?: string; location: {excerpt?: string}};
export type Rendition = Omit<Schema['Rendition'], 'findings' | 'failure'> & {findings: Finding[]; failure: Failure | null};
export type JobSummary = WithState<Schema['Job']>;
export type JobEvent = WithState<Schema['HistoryEntry']>;
export type JobReport = Omit<WithState<Schema['JobReport']>, 'findings' | 'renditions' | 'provenance' | 'history'> & {
  findings: Finding[]; renditions: Rendition[]; provenance: Provenance; history: JobEvent[];
};
export type JobFile = Schema['JobFile'];
export type JobPage = {jobs: JobSummary[]; next: string | null};
export type BulkResult = Pick<Schema['BulkResult'], 'id' | 'problem'>;

export type BookSummary = Schema['BookSummary'];
export type SearchResult = Omit<Schema['SearchResult'], 'next'> & {next: string | null};
export type FoundBook = Schema['FoundBook'];
export type FacetCounts = Schema['FacetCounts'];
export type BookPage = Schema['BookPage'];
export type Revision = Omit<Schema['Revision'], 'provenance'> & {provenance: Provenance};
/** Its metadata in effect, where persons and feeds have their say too. */
export type Book = Omit<Schema['Book'], 'revisions'> & {revisions: Revision[]; metadata?: Metadata; provenance?: Provenance};

export type Plugin = Schema['Plugin'];
export type Status = Omit<Schema['Status'], 'counts'> & {counts: Partial<Record<JobState, number>>};
export type Doctor = Schema['Diagnosis'];
export type Stats = Schema['Stats'];

export type User = Schema['Me'];
export type Granted = Schema['Session'];
export type Person = Schema['User'];
export type ApiToken = Schema['Token'];
export type MadeToken = Schema['MadeToken'];
export type Publisher = Schema['Publisher'];

export type Attribute = {
  name: string; id?: string; type: string; description?: string; label?: string; default?: unknown; value?: unknown; options?: string[] | {label: string; value: string}[];
};
export type Configuration = {attributes: Attribute[]; pid?: string};
