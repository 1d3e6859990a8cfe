// How long until a plugin that is dropped takes part, while jobs are under way; and whom that disturbs: nobody.
import {randomUUID} from 'node:crypto';
import {cpSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {mavenJar} from './java.mjs';
import {Platform} from './platform.mjs';
import {line, round, seconds, table} from './report.mjs';

const ROUNDS = 5;

export async function hotDeploy() {
  const platform = new Platform();
  try {
    platform.up();
    cpSync(mavenJar('benchmarks/noop'), join(platform.home, 'deploy', 'noop.jar'));
    await platform.hasPlugin('noop');
    const jar = mavenJar('examples/plugin-shouting-title');
    const dropped = join(platform.home, 'deploy', 'shouting.jar');
    let sent = 0;
    let stop = false;
    const traffic = (async () => {
      for (; !stop; sent++) await platform.submit(`${sent}.noop`, `NOOP ${randomUUID()}`);
    })();
    const before = await services(platform);
    const times = [];
    for (let n = 0; n < ROUNDS; n++) {
      const start = seconds();
      cpSync(jar, dropped);
      await platform.hasPlugin('shouting-title');
      times.push(seconds() - start);
      rmSync(dropped);
      await platform.hasPlugin('shouting-title', 'away');
    }
    stop = true;
    await traffic;
    while ((await platform.ended()) < sent) await sleep(50);
    const {counts} = await platform.ask('GET', '/status');
    const after = await services(platform);
    const disturbed = new Set([...before].filter(([id]) => !after.has(id)).map(([, bundle]) => bundle));
    const lost = sent - counts.SUCCEEDED;
    table([
      ['what', 'figure'],
      [`from the drop until it takes part, s (${ROUNDS})`, times.map((time) => round(time)).join(' ')],
      ['jobs meanwhile', sent],
      ['jobs lost', lost],
      ['other bundles refreshed', [...disturbed].join(' ') || 0],
    ]);
    line('hot-deploy', {seconds: times.map((time) => round(time)), jobs: sent, lost, refreshed: disturbed.size});
  } finally {
    platform.dispose();
  }
}

/** The services that are registered, each with its bundle: one that a bundle registers anew, since it was refreshed, has a new id. */
async function services(platform) {
  const password = readFileSync(join(platform.home, 'secrets', 'admin-password'), 'utf8').trim();
  const answer = await fetch(`http://127.0.0.1:${platform.port}/system/console/services.json`,
    {headers: {authorization: `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`}});
  if (!answer.ok) throw new Error(`the web console answers ${answer.status}`);
  const {data} = await answer.json();
  return new Map(data.map((service) => [service.id, service.bundleSymbolicName]));
}
