// Top: the places where most was measured, as `./lab pprof -top` prints them.
import { closing } from './elements.js';
import { exactly, nameOf, placeMenu, shown, tooSmall } from './places.js';
import { Table } from './table.js';

export async function open(page, root) {
  let data;
  let table;

  async function update() {
    table?.close();
    root.replaceChildren();
    data = await page.fetchJson('top');
    table = new Table({
      caption: page.about.isDiff ? `What changed most: ${data.type}, now less before`
        : `Where most was measured: ${data.type}`,
      columns: columns(),
      rows: data.rows,
      sorted: page.params.get('sort') === 'cum' ? 3 : 0,
      pick: rows => page.say(rows.length === 0 ? 'Nothing selected' : part(rows)),
      open: row => page.go({ f: exactly(nameOf(row)) }),
      menu: (row, x, y) => placeMenu(page, row, x, y),
    });
    root.append(shown(data.shown), ...(data.rows.length ? [] : tooSmall(page, data.shown)), table.element);
  }

  function columns() {
    const share = value => page.units.percent(value, data.total).trim();
    const signed = (value, text) => page.about.isDiff && value > 0 ? `+${text}` : text;
    const all = [
      { title: 'Flat', number: true, about: 'measured in the function itself', by: row => row.flat,
        text: row => signed(row.flat, row.flatText) },
      { title: 'Flat%', number: true, about: 'its share of the whole', by: row => row.flat,
        text: row => row.flatShare },
      { title: 'Sum%', number: true, about: 'the shares of this row and those above it', adds: row => row.flat,
        text: (row, sum) => share(sum) },
      { title: 'Cum', number: true, about: 'measured in the function and in what it calls', by: row => row.cum,
        text: row => signed(row.cum, row.cumText) },
      { title: 'Cum%', number: true, about: 'its share of the whole', by: row => row.cum,
        text: row => row.cumShare },
      ...(data.hasBefore ? sides() : []),
      { title: 'Name', by: row => row.name, text: row => row.name },
    ];
    if (data.rows.some(row => row.inlined)) {
      all.push({ title: 'Inlined?', by: row => row.inlined, text: row => row.inlined });
    }
    return all;
  }

  function sides() {
    const seen = data.rows.map(row => row.flat || row.cum);
    const print = page.units.format({ from: data.unit, to: data.shownIn, ratio: data.ratio }, seen, data.total);
    const side = (title, about, of) => ({ title, about, number: true, by: of, text: row => print(of(row)) });
    return [
      side('Flat before', 'measured in the function itself, before', row => row.flatBefore),
      side('Flat now', 'measured in the function itself, now', row => row.flatBefore + row.flat),
      side('Cum before', 'with what it calls, before', row => row.cumBefore),
      side('Cum now', 'with what it calls, now', row => row.cumBefore + row.cum),
    ];
  }

  function part(rows) {
    const flat = rows.reduce((sum, row) => sum + row.flat, 0);
    return `${rows.length} of ${data.rows.length} rows, ${page.units.percent(flat, data.total).trim()} flat`;
  }

  await closing(() => table?.close(), update);
  return {
    update,
    search(regexp) {
      const matched = table.select(row => regexp !== null && regexp.test(row.name));
      return { matched, total: data.rows.length, text: regexp ? part(table.selected) : '' };
    },
    selected: () => table.selected.map(nameOf),
    close: () => table?.close(),
  };
}
