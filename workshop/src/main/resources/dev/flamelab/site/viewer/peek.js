// Peek: the callers and callees of functions, as `./lab pprof -peek` prints them.
import { Blocks } from './blocks.js';
import { breakable, closing, link, make } from './elements.js';
import { hottest } from './hottest.js';
import { functionLink, shown } from './places.js';

const SEPARATOR = /^-{58}\+-{13}$/;
const NODE = /^ *(\S+) +(\S+%) +(\S+%) +(\S+) +(\S+%) +\| (.*)$/;
const CALL = /^ *(\S+) +(\S+%) \| {3}(.*)$/;
const PLACED = /^(.*) (\S+:\d+)$/;

/** Takes the text to pieces. @returns {{shown: string[], nodes: any[]}} */
export function read(text) {
  const parts = [[]];
  for (const line of text.split('\n')) {
    if (SEPARATOR.test(line)) parts.push([]);
    else parts.at(-1).push(line);
  }
  return { shown: parts[0], nodes: parts.slice(2).map(node).filter(Boolean) };
}

function node(lines) {
  const at = lines.findIndex(line => NODE.test(line));
  if (at < 0) return null;
  const [, flat, flatShare, , cum, cumShare, name] = NODE.exec(lines[at]);
  const [callers, callees] = [lines.slice(0, at), lines.slice(at + 1)].map(calls);
  return { flat, flatShare, cum, cumShare, name, callers, callees };
}

function calls(lines) {
  return lines.map(line => CALL.exec(line)).filter(Boolean).map(([, value, share, name]) => ({ value, share, name }));
}

export async function open(page, root) {
  let list = null;
  let nodes = [];

  async function update() {
    list?.close();
    list = null;
    nodes = [];
    root.replaceChildren();
    if (!page.params.get('f')) {
      list = await hottest(page, 'peek', 'Choose a function to see who calls it and what it calls, or search for one'
        + ' and press Enter.');
      root.append(list.element);
      return;
    }
    const params = new URLSearchParams(page.params);
    // What the profile is stands in the head of the page.
    params.set('compact', 't');
    const data = read(await page.fetchText('peek', params));
    nodes = data.nodes;
    list = new Blocks(section);
    list.add(nodes);
    root.append(shown(data.shown), make('p', 'tools', link(page.href('data/peek'), 'As plain text')), list.element);
  }

  function section(one) {
    const { name, place } = split(one.name);
    const title = make('h2', '', functionLink(page, 'source', name));
    if (place) title.append(' ', make('small', '', breakable(place)));
    const values = make('p', 'values', `flat ${one.flat} (${one.flatShare}) · cum ${one.cum} (${one.cumShare})`);
    const caption = make('caption', 'unseen', `Callers and callees of ${one.name}`);
    return make('section', '', title, values,
      make('table', '', caption, head(), part('Called by', one.callers), part('Calls', one.callees)));
  }

  function head() {
    const row = make('tr', '', ...['Value', 'Share', 'Function'].map(name => {
      const cell = make('th', name === 'Function' ? 'name' : 'number', name);
      cell.scope = 'col';
      return cell;
    }));
    return make('thead', '', row);
  }

  function part(label, calls) {
    const group = make('th', 'group', calls.length ? label : `${label} nothing`);
    group.scope = 'rowgroup';
    group.colSpan = 3;
    const rows = calls.map(call => {
      const { name, rest } = split(call.name);
      return make('tr', '', make('td', 'number', call.value), make('td', 'number', call.share),
        make('td', 'name', functionLink(page, 'peek', name), breakable(rest)));
    });
    return make('tbody', '', make('tr', '', group), ...rows);
  }

  await closing(() => list?.close(), update);
  return {
    update,
    search(regexp) {
      const found = regexp ? nodes.map((one, i) => regexp.test(one.name) ? i : -1).filter(i => i >= 0) : [];
      if (nodes.length) {
        list.mark(part => part.querySelectorAll('h2, td.name').forEach(
          name => name.classList.toggle('hit', regexp?.test(name.textContent) ?? false)));
      }
      if (found.length) list.reach(found[0]).scrollIntoView({ block: 'nearest' });
      const text = regexp ? `${found.length} of ${nodes.length} places` : '';
      return { matched: found.length, total: nodes.length, text };
    },
    // What is shown is what f says, which stays in the address.
    selected: () => [],
    close: () => list?.close(),
  };
}

/** The function of a place as it is printed, where in the file it is, and both that and marks as they stand there. */
function split(printed) {
  const bare = printed.replace(/ \((partial-)?inline\)$/, '');
  const placed = PLACED.exec(bare);
  const name = placed ? placed[1] : bare;
  return { name, place: placed ? placed[2] : '', rest: printed.slice(name.length) };
}
