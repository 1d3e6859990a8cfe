#!/usr/bin/env node
// Runs benchmarks on this working tree: all of them, or those that are named. See README.md
import {spawnSync} from 'node:child_process';
import {boot} from './platform/boot.mjs';
import {efficiency} from './platform/efficiency.mjs';
import {embeddings} from './platform/embeddings.mjs';
import {hotDeploy} from './platform/hot-deploy.mjs';
import {load} from './platform/load.mjs';
import {memory} from './platform/memory.mjs';
import {onix} from './platform/onix.mjs';
import {overhead} from './platform/overhead.mjs';
import {ROOT} from './platform/platform.mjs';
import {print} from './platform/print.mjs';

const BENCHMARKS = {overhead, efficiency, memory, boot, 'hot-deploy': hotDeploy, load, print, onix, embeddings};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !BENCHMARKS[name]);
if (unknown.length) {
  console.error(`there is no benchmark ${unknown.join(', ')}; there are ${Object.keys(BENCHMARKS).join(', ')}`);
  process.exit(2);
}
const build = spawnSync('mvn', ['-q', '-B', 'package', '-Pmeasure', '-DskipTests', '-Dspotless.check.skip=true', '-pl', '!itests,!itests/architecture'],
  {cwd: ROOT, stdio: 'inherit'});
if (build.status !== 0) process.exit(1);
for (const name of wanted.length ? wanted : Object.keys(BENCHMARKS)) {
  console.log(`\n${name}`);
  await BENCHMARKS[name]();
}
