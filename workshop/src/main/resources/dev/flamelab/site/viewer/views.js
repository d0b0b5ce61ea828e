// The views of a profile, in the order of the menu; each is a module that is loaded when it is asked for. What takes
// long to come, its data, is asked for before that.
export const VIEWS = {
  flamegraph: { title: 'Flame Graph', module: './flame.js', data: 'flamegraph' },
  top: { title: 'Top', module: './top.js' },
  graph: { title: 'Graph', module: './graph.js' },
  peek: { title: 'Peek', module: './peek.js' },
  source: { title: 'Source', module: './source.js' },
  traces: { title: 'Traces', module: './traces.js' },
  tags: { title: 'Tags', module: './tags.js' },
};

export const FIRST_VIEW = 'flamegraph';

/** Parameters that change a picture and not what is measured: the server is not asked about them. */
export const OF_PICTURE = ['p', 'q', 'z', 'view', 'color', 'fold', 'width'];

/** What is measured. */
export function ofMeasure(params) {
  const left = new URLSearchParams(params);
  OF_PICTURE.forEach(name => left.delete(name));
  return left;
}
