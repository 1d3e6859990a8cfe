import {spawn} from 'node:child_process';
import {stamp} from '../build.mjs';
import {findJava, needProgram} from '../machine.mjs';
import {ROOT} from '../place.mjs';

export default {
  name: 'test',
  summary: 'build all and run all tests, as CI does',
  options: {},

  async run(_, io) {
    const java = findJava();
    const mvn = needProgram('mvn', 'install Maven 3.8 or later');
    const startedAt = new Date();
    // the tests of this very command run in it too: bundles/admin/cli is one of its modules
    const child = spawn(mvn, ['-B', 'verify'], {cwd: ROOT, env: {...process.env, JAVA_HOME: java.home}, stdio: 'inherit'});
    const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', (it) => resolve(it ?? 1)));
    if (code === 0) stamp(startedAt);
    io.print(code === 0 ? 'All tests passed.' : `The build ended with code ${code}; the first [ERROR] above says why.`);
    return code;
  },
};
