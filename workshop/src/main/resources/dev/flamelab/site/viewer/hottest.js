// What a page about one function shows before a function is chosen: the hottest ones, each a link.
import { make } from './elements.js';
import { exactly, nameOf, tooSmall } from './places.js';
import { Table } from './table.js';

/** @returns {Promise<{element: HTMLElement, close: () => void}>} */
export async function hottest(page, view, sentence) {
  const data = await page.fetchJson('top');
  const table = new Table({
    caption: 'The functions where most was measured',
    columns: [
      { title: 'Flat', number: true, by: row => row.flat, text: row => row.flatText },
      { title: 'Flat%', number: true, by: row => row.flat, text: row => row.flatShare },
      { title: 'Cum', number: true, by: row => row.cum, text: row => row.cumText },
      { title: 'Cum%', number: true, by: row => row.cum, text: row => row.cumShare },
      {
        title: 'Name', by: row => row.name, text: row => row.name,
        href: row => page.href(view, { f: exactly(nameOf(row)) }),
      },
    ],
    rows: data.rows,
    sorted: page.params.get('sort') === 'cum' ? 2 : 0,
  });
  const lead = data.rows.length ? [make('p', 'lead', sentence)] : tooSmall(page, data.shown);
  return { element: make('div', '', ...lead, table.element), close: () => table.close() };
}
