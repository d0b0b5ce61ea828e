// What can be done to a frame, by right click or with the menu key.
import { filters } from './places.js';

/** @returns {import('./popup.js').Item[]} */
export function menuItems(flame, node) {
  const { page, tree } = flame;
  if (node === 0) return [{ label: 'Zoom out to all', run: () => flame.zoom(0) }];
  const quoted = flame.quoted(node);
  const [focus, ...others] = filters(page, quoted);
  return [
    { heading: tree.text(node), label: 'Zoom in', run: () => flame.zoom(node) },
    { label: 'Zoom out to all', run: () => flame.zoom(0) },
    { label: 'Callers and callees', run: () => flame.sandwich(node) },
    { label: 'Show source', run: () => page.show('source', { f: quoted, p: null, z: null }) },
    { heading: '', ...focus },
    ...others,
    { heading: '', label: 'Copy stack', run: () => flame.copyStack(node) },
    { label: 'Copy name', run: () => page.copy(tree.text(node)) },
  ];
}
