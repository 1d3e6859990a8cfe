import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {ROOT} from './place.mjs';

/** The version that the build has. */
export function version() {
  return /<version>([^<]+)<\/version>/.exec(readFileSync(join(ROOT, 'pom.xml'), 'utf8'))[1];
}
