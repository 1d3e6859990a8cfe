import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {ROOT} from './platform.mjs';

/** The jar that Maven has built of a module. */
export function mavenJar(module) {
  const target = join(ROOT, module, 'target');
  const jar = existsSync(target) && readdirSync(target).find((name) => /-\d+(\.\d+)*\.jar$/.test(name));
  if (!jar) throw new Error(`${module} is not built; run mvn -q package -DskipTests`);
  return join(target, jar);
}

/** The class path of the benchmarks. */
export const classpath = () =>
  `${join(ROOT, 'benchmarks', 'target', 'classes')}:${readFileSync(join(ROOT, 'benchmarks', 'target', 'classpath'), 'utf8')}`;

/** Runs a Java benchmark class in a process of its own; gives what it prints. */
export function java(mainClass, args = [], jvm = ['-Xmx1g']) {
  const run = spawnSync('java', [...jvm, `-Dbindery.root=${ROOT}`, '-cp', classpath(), mainClass, ...args],
    {encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit']});
  if (run.status !== 0) throw new Error(`${mainClass} ended with ${run.status}: ${run.stdout}`);
  return run.stdout;
}
