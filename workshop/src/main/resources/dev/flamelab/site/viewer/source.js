// Source: the lines of functions with what was measured in each, and what each one calls.
import { breakable, button, closing, link, make } from './elements.js';
import { hottest } from './hottest.js';
import { functionLink } from './places.js';

export async function open(page, root) {
  let list = null;

  async function update() {
    list?.close();
    list = null;
    root.replaceChildren();
    if (!page.params.get('f')) {
      list = await hottest(page, 'source', 'Choose a function to see its source with what was measured in each line, or'
        + ' search for one and press Enter.');
      root.append(list.element);
      return;
    }
    const data = await page.fetchJson('source');
    root.append(...data.routines.map((routine, i) => section(routine, data, i)));
    if (data.leftOut > 0) {
      root.append(make('p', 'note', `${data.leftOut} more functions match. Their files are left out, as more than 50 do`
        + ': search for less.'));
    }
  }

  function section(routine, data, number) {
    const title = make('h2', '', breakable(routine.function));
    title.id = `routine${number}`;
    const values = make('p', 'values',
      `Sum of the lines: flat ${routine.flat} · cum ${routine.cum}, ${routine.share} of ${data.total} · `,
      functionLink(page, 'peek', routine.function, 'callers and callees'));
    const file = routine.file ? [make('p', 'file', breakable(routine.file))] : [];
    const part = make('section', 'routine', title, ...file, values);
    part.setAttribute('aria-labelledby', title.id);
    if (routine.note) part.append(make('p', 'note', routine.note));
    if (routine.problem) part.append(missing(routine.problem, data.places));
    part.append(lines(routine));
    return part;
  }

  function missing(problem, places) {
    return make('details', 'note', make('summary', '', `No source: ${problem}`),
      make('p', '', 'It was looked for in'), make('ul', '', ...places.map(place => make('li', '', place))),
      make('p', '', 'Name more folders with -source_path, and what to cut from the names with -trim_path.'));
  }

  function lines(routine) {
    const head = make('tr', '', ...['Line', 'Flat', 'Cum', 'Source'].map(name => {
      const cell = make('th', name === 'Source' ? 'code' : 'number', name);
      cell.scope = 'col';
      return cell;
    }));
    const without = routine.problem ? '' : '(this line is not in the source)';
    const body = make('tbody', '', ...routine.lines.map(line => row(line, without)));
    const caption = make('caption', 'unseen', `${routine.function}, line by line`);
    const table = make('table', 'lines', caption, make('thead', '', head), body);
    const box = make('div', 'scroll', table);
    box.tabIndex = 0;
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', `Source of ${routine.function}`);
    return box;
  }

  function row(line, without) {
    const text = line.text ?? (line.number > 0 ? without : '(unknown line)');
    const code = make('td', line.text === null ? 'code absent' : 'code', text);
    const number = make('th', 'number', line.number > 0 ? String(line.number) : '?');
    number.scope = 'row';
    const tr = make('tr', line.cum || line.flat ? 'measured' : '', number, make('td', 'number', line.flat),
      make('td', 'number', line.cum), code);
    tr.style.setProperty('--part', String(line.part));
    if (line.calls.length) code.prepend(opener(line, tr));
    return tr;
  }

  function opener(line, tr) {
    let calls = null;
    const toggle = button('calls', '', () => {
      calls ??= callRow(line);
      const open = !calls.isConnected;
      if (open) tr.after(calls);
      else calls.remove();
      toggle.setAttribute('aria-expanded', String(open));
    });
    toggle.setAttribute('aria-expanded', 'false');
    toggle.setAttribute('aria-label', `What line ${line.number} calls`);
    return toggle;
  }

  function callRow(line) {
    const items = line.calls.map(call => make('li', '', make('span', 'value', call.value), ' ',
      make('span', 'value', call.share), ' ',
      call.function ? functionLink(page, 'source', call.function, call.name) : link(null, call.name),
      call.inline ? ' (inline)' : ''));
    const cell = make('td', '', make('ul', '', ...items));
    cell.colSpan = 4;
    return make('tr', 'called', cell);
  }

  await closing(() => list?.close(), update);
  return {
    update,
    search(regexp) {
      const found = [...root.querySelectorAll('.lines tbody tr')].filter(tr => {
        const hit = regexp !== null && regexp.test(tr.textContent);
        tr.classList.toggle('selected', hit);
        return hit;
      });
      found[0]?.scrollIntoView({ block: 'center' });
      return { matched: found.length, total: 0, text: regexp ? `${found.length} lines` : '' };
    },
    // What is shown is what f says, which stays in the address.
    selected: () => [],
    close: () => list?.close(),
  };
}
