import {accessSync, constants, mkdirSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {delimiter, dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';

const HERE = dirname(dirname(fileURLToPath(import.meta.url)));
const SHOTS = process.env.DESK_SHOTS || join(HERE, 'target', 'screenshots');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The success criteria of WCAG 2.2, levels A and AA, and what axe holds for good practice besides. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const PATIENCE_MS = 60_000;

/** Where the platform is, and how one gets in: BINDERY_URL with BINDERY_HOME. */
export function platform(env = process.env) {
  const url = env.BINDERY_URL ?? 'http://127.0.0.1:8181';
  const secret = (name) => readFileSync(join(env.BINDERY_HOME ?? join(HERE, '../../../data'), 'secrets', name), 'utf8').trim();
  return {url, desk: `${env.DESK_URL ?? `${url}/desk`}`, token: () => secret('api-token'), password: () => secret('admin-password')};
}

/** Chromium of this machine; undefined if there is none. */
export function chromiumPath(env = process.env) {
  if (env.CHROMIUM) return env.CHROMIUM;
  return (env.PATH ?? '').split(delimiter).flatMap((folder) => ['chromium', 'chromium-browser'].map((name) => join(folder, name))).find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

export async function launch() {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error('There is no chromium on this machine. As root, ./bindery tools --install --for-tests gets it; else set CHROMIUM to its path.');
  // Chromium's own sandbox does not work for root; what it loads here is ours
  return chromium.launch({executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : []});
}

/** A page, with all that went wrong in it. */
export async function open(browser, options = {}) {
  const context = await browser.newContext({viewport: {width: 1360, height: 900}, locale: 'en-GB', reducedMotion: 'reduce', ...options});
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const faults = [];
  page.on('pageerror', (error) => faults.push(`${error}`));
  page.on('console', (message) => {
    // a request that is refused is told on the page, and may be meant
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) faults.push(message.text());
  });
  return {context, page, faults};
}

export async function shot(page, name) {
  mkdirSync(SHOTS, {recursive: true});
  await page.screenshot({path: join(SHOTS, `${name}.png`)});
}

/** What axe finds wrong, as lines that say where. */
export async function axe(page) {
  // through the debugger: the page's own policy lets no foreign script in
  await page.evaluate(AXE);
  const {violations} = await page.evaluate((rules) => globalThis.axe.run(document, {runOnly: {type: 'tag', values: rules}}), RULES);
  return violations.flatMap((it) => it.nodes.map((node) => `${it.id}: ${it.help}: ${node.target.join(' ')}: ${node.any.map((check) => check.message).join('; ').slice(0, 200)}`));
}

/** Waits until the page shows what it has to show. The network is never idle where a page follows what happens. */
export async function settled(page) {
  await page.waitForFunction(() => !document.querySelector('.mantine-Skeleton-root, [data-loading]') && document.querySelector('h1'));
  await page.evaluate(() => document.fonts.ready.then(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))));
}

/** Whether the platform's description of its API has this operation. */
export async function offers({url}, method, path) {
  const response = await fetch(`${url}/api/v1/openapi.json`);
  if (!response.ok) return false;
  const {paths} = await response.json();
  const plain = (it) => it.replace(/^\/api\/v1/, '').replace(/\{[^}]*\}/g, '{}');
  return Object.entries(paths).some(([it, operations]) => plain(it) === plain(path) && method in operations);
}

export async function enterByToken(page, {desk, token}) {
  await page.goto(`${desk}/`);
  await page.getByRole('button', {name: 'Log in'}).waitFor();
  const link = page.getByRole('button', {name: 'Use an API token instead'});
  if (await link.isVisible()) await link.click();
  await page.getByLabel('API token', {exact: true}).fill(token());
  await page.getByRole('button', {name: 'Log in'}).click();
  await page.getByRole('heading', {level: 1, name: 'Overview'}).waitFor();
}
