import Uppy, {type UppyFile} from '@uppy/core';
import Tus from '@uppy/tus';
import XHRUpload from '@uppy/xhr-upload';
import {API, address, authorization} from '../../api/client';
import {parseProblem, Problem} from '../../api/problem';
import {renewed} from '../../api/session';

export type Meta = {publisher: string; filename: string};
type Body = {id?: string};
export type BookFile = UppyFile<Meta, Body> & {jobId?: string; problem?: Problem};
export type Uploader = Uppy<Meta, Body> & {resumable: boolean};

const CHUNK = 8 * 1024 * 1024;
const AGAIN_MS = [0, 1_000, 3_000, 5_000, 10_000, 20_000, 30_000];
const AT_ONCE = 3;
/** Who asks has to log in anew, or asks too often. */
const NOT_NOW = [401, 403, 429];

let uploader: Promise<Uploader> | undefined;

/** The one uploader of the desk; it goes on while other pages are looked at. */
export const theUploader = (): Promise<Uploader> => (uploader ??= create());

/** Whether the platform takes uploads that can go on after a break (tus 1.0). */
async function takesTus(): Promise<boolean> {
  const response = await fetch(`${API}/uploads`, {method: 'OPTIONS', headers: {...authorization(), 'Tus-Resumable': '1.0.0'}}).catch(() => undefined);
  return Boolean(response?.ok && response.headers.has('Tus-Version'));
}

async function create(): Promise<Uploader> {
  const uppy = new Uppy<Meta, Body>({id: 'desk', autoProceed: true, allowMultipleUploadBatches: true, restrictions: {minFileSize: 1}});
  const resumable = await takesTus();
  if (resumable) tus(uppy);
  else plain(uppy);
  return Object.assign(uppy, {resumable});
}

function tus(uppy: Uppy<Meta, Body>) {
  uppy.use(Tus, {
    endpoint: `${API}/uploads`,
    chunkSize: CHUNK,
    retryDelays: AGAIN_MS,
    limit: AT_ONCE,
    allowedMetaFields: ['filename', 'publisher'],
    removeFingerprintOnSuccess: true,
    async onBeforeRequest(request) {
      for (const [name, value] of Object.entries(authorization())) request.setHeader(name, value);
    },
    onShouldRetry(error, _attempt, _options, next) {
      if (error?.originalResponse?.getStatus() === 401) {
        void renewed();
        return true;
      }
      return next(error);
    },
    onAfterResponse(request, response) {
      // The client would take these for "there is no such upload", and begin anew; thrown, they are tried again.
      if (request.getMethod() === 'HEAD' && NOT_NOW.includes(response.getStatus())) throw new Error(`not just now: HTTP ${response.getStatus()}`);
      const job = response.getHeader('X-Bindery-Job');
      const at = response.getHeader('Location') ?? request.getURL();
      if (job) jobs.set(idOf(at), job);
    },
  });
  uppy.on('upload-success', (file, response) => {
    if (!file || !response.uploadURL) return;
    void jobOf(response.uploadURL).then((job) => {
      if (job && uppy.getFile(file.id)) uppy.setFileState(file.id, {jobId: job} as Partial<BookFile>);
    });
  });
  uppy.on('upload-error', (file, error) => {
    const response = (error as {originalResponse?: {getStatus(): number; getBody(): string} | null}).originalResponse;
    if (file) fail(uppy, file.id, response ? parseProblem(response.getStatus(), '', response.getBody()) : new Problem({status: 0, title: error.message}));
  });
}

/** The jobs that uploads have become, by the uploads' ids. */
const jobs = new Map<string, string>();
const idOf = (url: string) => url.replace(/[?#].*$/, '').split('/').at(-1) ?? '';
const ASK_EVERY_MS = 4_000;
const ASK_TIMES = 15;

/** The job of an upload that is finished. Where the platform was too busy to make it at once, it makes it when it is asked again. */
async function jobOf(url: string): Promise<string | undefined> {
  for (let i = 0; i < ASK_TIMES && !jobs.has(idOf(url)); i++) {
    if (i) await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
    const response = await fetch(url, {method: 'HEAD', headers: {...authorization(), 'Tus-Resumable': '1.0.0'}}).catch(() => undefined);
    const job = response?.headers.get('X-Bindery-Job');
    if (job) jobs.set(idOf(url), job);
  }
  return jobs.get(idOf(url));
}

function fail(uppy: Uppy<Meta, Body>, id: string, problem: Problem) {
  uppy.setFileState(id, {problem} as Partial<BookFile>);
}

/** In one piece, for a platform that takes no other uploads. */
function plain(uppy: Uppy<Meta, Body>) {
  uppy.use(XHRUpload, {
    endpoint: (file) => {
      const {meta} = Array.isArray(file) ? file[0]! : file;
      return address('/jobs', {publisher: String(meta.publisher), fileName: String(meta.filename)});
    },
    formData: false,
    limit: AT_ONCE,
    timeout: 0,
    headers: (file) => ({...authorization(), 'Idempotency-Key': `desk-${file.id}-${file.size}`, 'Content-Type': 'application/octet-stream'}),
    shouldRetry: () => false,
    getResponseData: (xhr) => JSON.parse(xhr.responseText) as Body,
  });
  uppy.on('upload-success', (file, response) => {
    const id = (response.body as Body | undefined)?.id;
    if (file && id) uppy.setFileState(file.id, {jobId: id} as Partial<BookFile>);
  });
  uppy.on('upload-error', (file, error, response) => {
    const xhr = (error as {request?: XMLHttpRequest}).request;
    const status = xhr?.status ?? response?.status ?? 0;
    if (file) fail(uppy, file.id, status ? parseProblem(status, '', xhr?.responseText ?? '') : new Problem({status: 0, title: error.message}));
  });
}
