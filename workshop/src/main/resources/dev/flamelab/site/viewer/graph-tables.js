// The graph in two tables: its nodes, and the calls between them.
import { make } from './elements.js';
import { Table } from './table.js';

export class GraphTables {
  #nodes;
  #edges;

  /**
   * @param data of the graph
   * @param {Map<string, any>} nodes by id
   * @param deeds pick (ids), open (node), menu (node, x, y)
   */
  constructor(data, nodes, deeds) {
    this.#nodes = new Table({
      caption: 'Functions in the graph, the most telling ones first',
      columns: [
        { title: 'Flat', number: true, by: row => row.flat, text: row => row.flatText },
        { title: 'Flat%', number: true, by: row => row.flat, text: row => row.flatShare },
        { title: 'Cum', number: true, by: row => row.cum, text: row => row.cumText },
        { title: 'Cum%', number: true, by: row => row.cum, text: row => row.cumShare },
        { title: 'Name', by: row => row.name, text: row => row.name },
      ],
      rows: data.nodes,
      pick: rows => {
        this.#edges.select(() => false, false);
        deeds.pick(rows.map(row => row.id));
      },
      open: deeds.open,
      menu: deeds.menu,
    });
    const how = ({ residual, inline }) =>
      [residual && 'through left-out functions', inline && 'inlined'].filter(Boolean).join(', ');
    this.#edges = new Table({
      caption: 'Calls in the graph, the heaviest first',
      columns: [
        { title: 'Value', number: true, by: row => row.weight, text: row => row.text },
        { title: 'Share', number: true, by: row => row.weight, text: row => row.share },
        { title: 'Caller', by: row => nodes.get(row.from).name, text: row => nodes.get(row.from).name },
        { title: 'Callee', by: row => nodes.get(row.to).name, text: row => nodes.get(row.to).name },
        { title: 'How', text: how },
      ],
      rows: data.edges,
      sorted: 0,
      // What is done to a call is done to what is called.
      pick: rows => {
        const ids = new Set(rows.flatMap(row => [row.from, row.to]));
        this.#nodes.select(node => ids.has(node.id), false);
        deeds.pick([...ids]);
      },
      open: row => deeds.open(nodes.get(row.to)),
      menu: (row, x, y) => deeds.menu(nodes.get(row.to), x, y),
    });
    this.element = make('div', '', this.#nodes.element, this.#edges.element);
  }

  /** @param {(node: any) => boolean} wanted */
  select(wanted) {
    this.#nodes.select(wanted, false);
    this.#edges.select(() => false, false);
  }

  close() {
    this.#nodes.close();
    this.#edges.close();
  }
}
