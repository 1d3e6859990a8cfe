import {createReadStream, readFileSync} from 'node:fs';
import {request} from 'node:http';
import {setTimeout as sleep} from 'node:timers/promises';
import {address, needRunning} from './instance.mjs';
import {Problem} from './problem.mjs';

/** The platform answered, and the answer is no. */
export class Refusal extends Problem {
  constructor(status, problem, retryAfter) {
    super(problem.detail || problem.title || `the platform answered ${status}`, problem.remedy ?? '');
    this.status = status;
    this.code = problem.code;
    this.retryAfterMs = retryAfter ? Number(retryAfter) * 1000 : undefined;
  }
}

/** The platform did not answer. */
export class Unreachable extends Problem {}

/** The REST API of the platform that runs on a data folder. It may stop and come back on another port meanwhile. */
export class Api {
  #place;

  constructor(place) {
    this.#place = place;
  }

  get(path, query = {}) {
    return this.#ask('GET', path, query);
  }

  post(path, query = {}, patienceMs = 60_000) {
    return this.#ask('POST', path, query, patienceMs);
  }

  remove(path, query = {}) {
    return this.#ask('DELETE', path, query);
  }

  /** As post, with a JSON body and more headers. */
  change(path, body, headers = {}) {
    return this.#ask('POST', path, {}, 60_000, {headers: {...headers, 'content-type': 'application/json'}, body: JSON.stringify(body)});
  }

  /** A long answer as it comes: the response of node:http, whose status is 200. */
  stream(path, query = {}) {
    const door = this.#door(path, query);
    return new Promise((resolve, reject) => {
      const out = request(door.url, {headers: door.headers}, (response) => {
        if (response.statusCode === 200) {
          resolve(response);
          return;
        }
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part) => (text += part));
        response.on('error', (e) => reject(unreachable(door.url, e)));
        response.on('end', () => {
          try {
            resolve(answer(response.statusCode, text, response.headers['retry-after']));
          } catch (e) {
            reject(e);
          }
        });
      });
      out.on('error', (e) => reject(unreachable(door.url, e)));
      out.end();
    });
  }

  /** As get, but lives through a restart of the platform. */
  async getPatiently(path, query, patienceMs = 120_000) {
    const until = Date.now() + patienceMs;
    for (;;) {
      try {
        return await this.get(path, query);
      } catch (e) {
        const passes = e instanceof Unreachable || e.exitCode === 3 || (e instanceof Refusal && e.status === 503);
        if (!passes || Date.now() > until) throw e;
        await sleep(1000);
      }
    }
  }

  async #ask(method, path, query, patienceMs = 60_000, more = {}) {
    const {url, headers} = this.#door(path, query);
    let response;
    let text;
    try {
      response = await fetch(url, {...more, method, headers: {...headers, ...more.headers}, signal: AbortSignal.timeout(patienceMs)});
      text = await response.text();
    } catch (e) {
      throw unreachable(url, e.cause ?? e);
    }
    return answer(response.status, text, response.headers.get('retry-after'));
  }

  /** Sends a file as the body; resolves to {status, json}. The stream ends as soon as the platform has answered. */
  send(path, query, headers, file) {
    const door = this.#door(path, query);
    return new Promise((resolve, reject) => {
      const body = createReadStream(file);
      const out = request(door.url, {method: 'POST', headers: {...door.headers, ...headers}, timeout: 300_000}, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part) => (text += part));
        response.on('error', (e) => reject(unreachable(door.url, e)));
        response.on('end', () => {
          body.destroy();
          out.destroy();
          try {
            resolve({status: response.statusCode, json: answer(response.statusCode, text, response.headers['retry-after'])});
          } catch (e) {
            reject(e);
          }
        });
      });
      out.on('timeout', () => out.destroy(new Error('no answer for 5 minutes')));
      out.on('error', (e) => {
        body.destroy();
        reject(unreachable(door.url, e));
      });
      body.on('error', (e) => {
        out.destroy();
        reject(new Problem(`${file} cannot be read: ${e.code ?? e.message}`, 'check that the file is still there and yours to read'));
      });
      body.pipe(out);
    });
  }

  #door(path, query) {
    const url = new URL(`/api/v1${path}`, address(needRunning(this.#place)));
    for (const [name, value] of Object.entries(query)) for (const one of [value].flat()) if (one !== undefined) url.searchParams.append(name, one);
    return {url, headers: {authorization: `Bearer ${this.#token()}`, accept: 'application/json'}};
  }

  #token() {
    try {
      return readFileSync(this.#place.token, 'utf8').trim();
    } catch (e) {
      throw new Unreachable(`the API's token cannot be read: ${e.message}`,
        'the platform makes it at its first start; wait a moment, or run this command as the user who started the platform');
    }
  }
}

function unreachable(url, e) {
  return new Unreachable(`the platform does not answer at ${url.origin}: ${e.code ?? e.message}`,
    './bindery status shows whether it runs; ./bindery logs shows what it says');
}

function answer(status, text, retryAfter) {
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  if (status >= 200 && status < 300 && json !== undefined) return json;
  // While it starts or loses its database, the server has no API and says 404 in its own words: without a code of ours.
  if (status === 404 && !json?.code) throw new Unreachable('the platform is still starting', 'wait a moment');
  throw new Refusal(status, json ?? {detail: `the platform answered ${status} without a reason`}, retryAfter);
}
