// Traces: every sample with its labels and its stack, as `./lab pprof -traces` prints them.
import { Blocks } from './blocks.js';
import { breakable, closing, link, make } from './elements.js';
import { exactly, functionLink } from './places.js';

// More than anybody reads; the whole text is one link away.
const MOST = 5000;
const MOST_FRAMES = 2000;
const SEPARATOR = /^-{11}\+-{55}$/;
const LABEL = /^ *(.+?): {2}(.*)$/;
const INDENT = ' '.repeat(13);
const FIRST = /^ *(\S*[^\s:]) {3}(.*)$/;

/** Takes the text to pieces as it comes. */
export class TraceReader {
  #rest = '';
  #lines = null;

  /** @returns {any[]} the samples that are complete */
  read(chunk) {
    const lines = (this.#rest + chunk).split('\n');
    this.#rest = lines.pop();
    const complete = [];
    for (const line of lines) {
      if (!SEPARATOR.test(line)) {
        this.#lines?.push(line);
        continue;
      }
      if (this.#lines?.length) complete.push(sample(this.#lines));
      this.#lines = [];
    }
    return complete;
  }
}

function sample(lines) {
  const first = lines.findIndex(line => FIRST.test(line));
  const labels = lines.slice(0, first).map(line => LABEL.exec(line)).filter(Boolean)
    .map(([, key, value]) => ({ key, value }));
  const [, value, leaf] = FIRST.exec(lines[first]);
  const frames = [leaf];
  for (const line of lines.slice(first + 1)) {
    if (line.startsWith(INDENT)) frames.push(line.slice(INDENT.length));
    else frames.push(`${frames.pop()}\n${line}`); // a name may have several lines
  }
  return { labels, value, frames };
}

export async function open(page, root) {
  let blocks;
  let samples;

  async function update() {
    blocks?.close();
    root.replaceChildren();
    samples = [];
    blocks = new Blocks(section);
    const note = make('p', 'note');
    const reader = new TraceReader();
    const add = chunk => {
      const more = reader.read(chunk).slice(0, MOST - samples.length);
      samples.push(...more);
      blocks.add(more);
      note.textContent = samples.length === 1 ? '1 sample' : `${samples.length} samples`;
      if (samples.length < MOST) return true;
      note.textContent = `The first ${MOST} samples; the plain text has all of them.`;
      return false;
    };
    root.append(make('p', 'tools', link(page.href('data/traces'), 'As plain text')), note, blocks.element);
    await page.fetchText('traces', page.params, add);
    if (!samples.length) note.textContent = 'There are no samples.';
  }

  function section(one) {
    const title = make('h2', '', one.value);
    const labels = make('p', 'labels', ...one.labels.flatMap(label => [labelLink(label), ' ']));
    const all = runs(one.frames);
    const frames = make('ol', '', ...all.slice(0, MOST_FRAMES).map(line));
    const rest = all.length > MOST_FRAMES ? [make('p', 'note', 'The plain text has the rest of this stack.')] : [];
    return make('section', '', title, ...(one.labels.length ? [labels] : []), frames, ...rest);
  }

  function labelLink({ key, value }) {
    // Several values of one key stand in one line, and numbers have been rounded: those lead to their key.
    const plain = /^\S+$/.test(value) && !/^-?[\d.]/.test(value) && !/[=,]/.test(key + value);
    return plain
      ? link(page.href('traces', { tf: `${key}=${exactly(value)}` }), `${key}: ${value}`)
      : make('span', '', `${key}: ${value}`);
  }

  // Recursion takes one line: what tells of it is how deep it goes.
  function runs(frames) {
    const all = [];
    frames.forEach((frame, i) => {
      if (all.at(-1)?.frame === frame) all.at(-1).times++;
      else all.push({ frame, at: i + 1, times: 1 });
    });
    return all;
  }

  function line({ frame, at, times }) {
    const bare = frame.replace(/ \(inline\)$/, '');
    const name = /^(.*) \S+:\d+$/s.exec(bare)?.[1] ?? bare;
    const item = make('li', '', functionLink(page, 'peek', name), breakable(frame.slice(name.length)));
    if (times > 1) item.append(make('span', 'times', ` ${times} times in a row`));
    item.value = at;
    item.dataset.frame = frame;
    return item;
  }

  await closing(() => blocks?.close(), update);
  return {
    update,
    search(regexp) {
      const hits = samples.map((one, i) => regexp && one.frames.some(frame => regexp.test(frame)) ? i : -1)
        .filter(i => i >= 0);
      blocks.mark(part => {
        for (const item of part.querySelectorAll('li')) {
          item.classList.toggle('hit', regexp?.test(item.dataset.frame) ?? false);
        }
      });
      if (hits.length) blocks.reach(hits[0]).scrollIntoView({ block: 'nearest' });
      const text = regexp ? `${hits.length} of ${samples.length} samples` : '';
      return { matched: hits.length, total: samples.length, text };
    },
    selected: () => [],
    close: () => blocks.close(),
  };
}
