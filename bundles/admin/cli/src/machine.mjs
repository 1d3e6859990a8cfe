import {execFileSync} from 'node:child_process';
import {accessSync, constants, existsSync, mkdirSync, readdirSync, realpathSync, statfsSync} from 'node:fs';
import {delimiter, dirname, join} from 'node:path';
import {OWN_FOLDER} from './place.mjs';
import {Problem} from './problem.mjs';

/** Karaf's start script passes an option that Java 24 and later refuse. */
const JAVA = {least: 17, most: 23};

/** The program's path; undefined if it is not in PATH. */
export function which(name, env = process.env) {
  return (env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)).find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Looks at one Java: {home, major, compiler}; undefined if there is none. */
function inspect(home) {
  if (!existsSync(join(home, 'bin', 'java'))) return undefined;
  let major = 0;
  try {
    const text = execFileSync(join(home, 'bin', 'java'), ['--version'], {encoding: 'utf8', timeout: 20_000});
    major = Number(/\s(\d+)/.exec(text)?.[1] ?? 0);
  } catch {
    // Java 8 does not know --version; it is too old whatever it says
  }
  return {home, major, compiler: existsSync(join(home, 'bin', 'javac'))};
}

function candidates(env) {
  if (env.JAVA_HOME) return [env.JAVA_HOME];
  const inPath = which('java', env);
  const fromPath = inPath ? [dirname(dirname(realpathSync(inPath)))] : [];
  const folders = ['/usr/lib/jvm', '/Library/Java/JavaVirtualMachines'].filter((it) => existsSync(it));
  const installed = folders.flatMap((folder) => readdirSync(folder).filter((name) => name.includes('17'))
    .flatMap((name) => [join(folder, name), join(folder, name, 'Contents', 'Home')]));
  return [...fromPath, ...installed];
}

/** The Java to build and run with: JAVA_HOME if it is set, else the first that fits. */
export function findJava(env = process.env) {
  const found = [];
  for (const home of candidates(env)) {
    const java = inspect(home);
    if (!java) continue;
    if (java.major >= JAVA.least && java.major <= JAVA.most && java.compiler) return java;
    found.push(`${home} is Java ${java.major || '8 or older'}${java.compiler ? '' : ' without a compiler'}`);
  }
  const cause = env.JAVA_HOME && !found.length ? `JAVA_HOME is ${env.JAVA_HOME}, and there is no Java there`
    : found.length ? `no JDK 17 was found: ${found.join('; ')}` : 'no Java was found';
  throw new Problem(cause,
    'install a JDK 17 (Debian, Ubuntu: apt install openjdk-17-jdk; macOS: brew install openjdk@17) and set JAVA_HOME to its folder');
}

/** The program, which must be there. */
export function needProgram(name, hint) {
  const path = which(name);
  if (!path) throw new Problem(`the program '${name}' was not found in PATH`, hint);
  return path;
}

/** Free space of the disk that holds the folder, in bytes. */
export function freeSpace(folder) {
  const fs = statfsSync(folder);
  return fs.bavail * fs.bsize;
}

/** Makes the folder if need be, and sees to it that it can be written. */
export function needWritable(folder) {
  try {
    mkdirSync(folder, OWN_FOLDER);
    accessSync(folder, constants.W_OK);
  } catch (e) {
    throw new Problem(`the data folder ${folder} cannot be written: ${e.code ?? e.message}`,
      'give yourself the right to write there, or set BINDERY_HOME to another folder');
  }
}
