import assert from 'node:assert/strict';
import {createHash, randomUUID} from 'node:crypto';
import {createReadStream, mkdtempSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, describe, test} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {Upload} from 'tus-js-client';
import {platform} from './browser.mjs';
import {writeEpub} from './epub.mjs';

const PIECE = 4 << 20;

/** The client that most programs use for tus 1.0, in Node, on a real platform. */
describe('tus-js-client', {concurrency: false}, () => {
  const here = platform();
  const folder = mkdtempSync(join(tmpdir(), 'tus-'));
  after(() => rmSync(folder, {recursive: true}));

  /** Begins or goes on with an upload: {upload, ended}, where ended resolves to the last answer. */
  function send(path, options = {}) {
    let upload;
    let last;
    const ended = new Promise((resolve, reject) => {
      upload = new Upload(createReadStream(path), {
        endpoint: `${here.url}/api/v1/uploads`, chunkSize: PIECE, uploadSize: statSync(path).size, retryDelays: [0, 200],
        headers: {authorization: `Bearer ${here.token()}`}, metadata: {filename: path.split('/').at(-1), publisher: 'tus-js'},
        onAfterResponse: (_, answer) => (last = answer), onError: reject, onSuccess: () => resolve(last), ...options,
      });
      upload.start();
    });
    return {upload, ended};
  }

  async function job(answer) {
    const id = answer.getHeader('X-Bindery-Job');
    assert.ok(id, 'the last answer names the job');
    const asked = await fetch(`${here.url}/api/v1/jobs/${id}`, {headers: {authorization: `Bearer ${here.token()}`}});
    return asked.json();
  }

  test('sends a file in pieces, and the last answer names its job', async () => {
    const path = writeEpub(join(folder, 'whole.epub'), {title: `Whole ${randomUUID()}`, extra: 9 << 20});
    const {fileName, publisher, sha256} = await job(await send(path).ended);
    assert.deepEqual([fileName, publisher], ['whole.epub', 'tus-js']);
    assert.equal(sha256, createHash('sha256').update(readFileSync(path)).digest('hex'));
  });

  test('goes on where it was after it was cut off', async () => {
    const path = writeEpub(join(folder, 'cut.epub'), {title: `Cut ${randomUUID()}`, extra: 17 << 20});
    let taken = 0;
    const first = send(path, {onChunkComplete: (_, accepted) => (taken = accepted), onError: () => {}});
    while (taken < 2 * PIECE) await sleep(10);
    await first.upload.abort();
    const asked = [];
    const {ended} = send(path, {uploadUrl: first.upload.url, onBeforeRequest: (request) => asked.push([request.getMethod(), request.getHeader('Upload-Offset')])});
    assert.equal((await job(await ended)).fileName, 'cut.epub');
    assert.equal(asked[0][0], 'HEAD');
    const [, offset] = asked.find(([method]) => method === 'PATCH');
    assert.ok(Number(offset) >= 2 * PIECE, `it went on at ${offset}: ${asked}`);
  });

  test('is told what is wrong', async () => {
    const path = writeEpub(join(folder, 'refused.epub'), {title: 'Refused'});
    await assert.rejects(send(path, {headers: {authorization: 'Bearer guessed'}, retryDelays: null}).ended, (e) => e.originalResponse.getStatus() === 401);
    await assert.rejects(send(path, {metadata: {filename: 'refused.epub', publisher: '../etc'}, retryDelays: null}).ended,
      (e) => JSON.parse(e.originalResponse.getBody()).code.startsWith('BND-'));
  });

  test('ends an upload that nobody wants any more', async () => {
    const path = writeEpub(join(folder, 'unwanted.epub'), {title: `Unwanted ${randomUUID()}`, extra: 9 << 20});
    let taken = 0;
    const {upload} = send(path, {onChunkComplete: (_, accepted) => (taken = accepted), onError: () => {}});
    while (taken < PIECE) await sleep(10);
    await upload.abort(true);
    const asked = await fetch(upload.url, {method: 'HEAD', headers: {authorization: `Bearer ${here.token()}`, 'tus-resumable': '1.0.0'}});
    assert.ok([404, 410].includes(asked.status), `HEAD is answered with ${asked.status}`);
  });
});
