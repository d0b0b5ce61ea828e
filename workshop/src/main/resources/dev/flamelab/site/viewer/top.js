// Top: the places where most was measured, as `./lab pprof -top` prints them.
import { closing } from './elements.js';
import { exactly, nameOf, placeMenu, shown } from './places.js';
import { Table } from './table.js';

export async function open(page, root) {
  let data;
  let table;

  async function update() {
    table?.close();
    root.replaceChildren();
    data = await page.fetchJson('top');
    table = new Table({
      caption: `Where most was measured: ${data.type}`,
      columns: columns(),
      rows: data.rows,
      sorted: page.params.get('sort') === 'cum' ? 3 : 0,
      pick: rows => page.say(rows.length === 0 ? 'Nothing selected' : part(rows)),
      open: row => page.go({ f: exactly(nameOf(row)) }),
      menu: (row, x, y) => placeMenu(page, row, x, y),
    });
    root.append(shown(data.shown), table.element);
  }

  function columns() {
    const share = value => page.units.percent(value, data.total).trim();
    const all = [
      { title: 'Flat', number: true, about: 'measured in the function itself', by: row => row.flat,
        text: row => row.flatText },
      { title: 'Flat%', number: true, about: 'its share of the whole', by: row => row.flat,
        text: row => row.flatShare },
      { title: 'Sum%', number: true, about: 'the shares of this row and those above it', adds: row => row.flat,
        text: (row, sum) => share(sum) },
      { title: 'Cum', number: true, about: 'measured in the function and in what it calls', by: row => row.cum,
        text: row => row.cumText },
      { title: 'Cum%', number: true, about: 'its share of the whole', by: row => row.cum,
        text: row => row.cumShare },
      { title: 'Name', by: row => row.name, text: row => row.name },
    ];
    if (data.rows.some(row => row.inlined)) {
      all.push({ title: 'Inlined?', by: row => row.inlined, text: row => row.inlined });
    }
    return all;
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
