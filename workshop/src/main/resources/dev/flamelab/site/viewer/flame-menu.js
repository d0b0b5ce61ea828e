// What can be done to a frame, by right click or with the menu key.

/** @returns {import('./popup.js').Item[]} */
export function menuItems(flame, node) {
  const { page, tree } = flame;
  const isRoot = node === 0;
  const quoted = isRoot ? '' : flame.quoted(node);
  const also = name => [page.params.get(name), quoted].filter(Boolean).join('|');
  if (isRoot) return [{ label: 'Zoom out to all', run: () => flame.zoom(0) }];
  return [
    { heading: tree.text(node), label: 'Zoom in', run: () => flame.zoom(node) },
    { label: 'Zoom out to all', run: () => flame.zoom(0) },
    { label: 'Callers and callees', run: () => flame.sandwich(node) },
    { label: 'Show source', run: () => page.show('source', { f: quoted, p: null, z: null }) },
    { heading: '', label: 'Focus', run: () => page.go({ f: quoted, z: null }) },
    { label: 'Ignore', run: () => page.go({ i: also('i'), z: null }) },
    { label: 'Hide', run: () => page.go({ h: also('h'), z: null }) },
    { label: 'Show from', run: () => page.go({ sf: quoted, z: null }) },
    { heading: '', label: 'Copy stack', run: () => flame.copyStack(node) },
    { label: 'Copy name', run: () => page.copy(tree.text(node)) },
  ];
}
