import {cut, duration} from './style.mjs';

/** Shows that something goes on: a line with the time on a terminal, else nothing until it ends. Gives the function that ends it. */
export function ticking(voice, what, detail = () => '') {
  const startedAt = Date.now();
  const live = Boolean(voice.stream.isTTY);
  const draw = () => {
    let more = '';
    try {
      more = detail();
    } catch {
      // the detail is an extra
    }
    voice.stream.write(`\r\x1b[K${cut(`${what} … ${duration(Date.now() - startedAt)}  ${more}`, (voice.stream.columns || 80) - 1)}`);
  };
  const timer = live ? setInterval(draw, 500) : undefined;
  return (result) => {
    clearInterval(timer);
    if (live) voice.stream.write('\r\x1b[K');
    voice.say(`${result} (${duration(Date.now() - startedAt)})`);
  };
}

const SHOWN = 8;

/** One line for each thing that goes on, above which the lines of what has ended scroll away. */
export class Board {
  #voice;
  #lines = new Map();
  #drawn = 0;

  constructor(voice) {
    this.#voice = voice;
  }

  /** How something stands; on a terminal only. */
  update(key, line) {
    this.#lines.set(key, line);
    this.#redraw();
  }

  /** Something that stays on the screen. */
  say(line) {
    this.#erase();
    this.#voice.say(line);
    this.#draw();
  }

  /** How something ended. */
  end(key, line) {
    this.#lines.delete(key);
    this.say(line);
  }

  #redraw() {
    this.#erase();
    this.#draw();
  }

  #erase() {
    if (this.#drawn) this.#voice.stream.write(`\x1b[${this.#drawn}A\x1b[0J`);
    this.#drawn = 0;
  }

  #draw() {
    const {stream} = this.#voice;
    if (!stream.isTTY) return;
    const lines = [...this.#lines.values()];
    const shown = lines.slice(0, SHOWN);
    if (lines.length > SHOWN) shown.push(`  … and ${lines.length - SHOWN} more`);
    for (const line of shown) stream.write(`${cut(line, (stream.columns || 80) - 1)}\n`);
    this.#drawn = shown.length;
  }
}
