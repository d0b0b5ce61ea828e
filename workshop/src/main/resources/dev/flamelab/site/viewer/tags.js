// Tags: what was measured under each label, as `./lab pprof -tags` prints it.
import { closing, link, make } from './elements.js';
import { Table } from './table.js';

export async function open(page, root) {
  let tables = [];

  async function update() {
    close();
    root.replaceChildren();
    const { keys } = await page.fetchJson('taglist');
    if (!keys.length) {
      root.append(make('p', 'lead', 'No sample of this profile carries a label.'));
      return;
    }
    root.append(make('p', 'tools', link(page.href('data/tags'), 'As plain text')));
    for (const key of keys) {
      const caption = `${key.name}: ${key.total} of all (${key.share})`;
      const table = new Table({ caption, columns, rows: key.values, sorted: 0 });
      tables.push({ key, table });
      root.append(table.element);
    }
  }

  const to = (row, param) => row.query ? page.href('tags', { [param]: row.query }) : null;
  const columns = [
    { title: 'Value', number: true, by: row => row.value, text: row => row.text },
    { title: 'Share', number: true, by: row => row.value, text: row => row.share },
    { title: 'Label', by: row => row.name, text: row => row.name },
    { title: 'Focus', text: row => row.query ? 'only these' : '', href: row => to(row, 'tf') },
    { title: 'Ignore', text: row => row.query ? 'without these' : '', href: row => to(row, 'ti') },
  ];

  function close() {
    tables.forEach(({ table }) => table.close());
    tables = [];
  }

  await closing(close, update);
  return {
    update,
    search(regexp) {
      let matched = 0;
      for (const { key, table } of tables) {
        matched += table.select(row => regexp !== null && regexp.test(`${key.name}:${row.name}`));
      }
      const total = tables.reduce((sum, { key }) => sum + key.values.length, 0);
      return { matched, total, text: regexp ? `${matched} of ${total} labels` : '' };
    },
    selected: () => [],
    close,
  };
}
