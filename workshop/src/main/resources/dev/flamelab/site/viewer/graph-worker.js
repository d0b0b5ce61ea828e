// Lays out graphs where nobody waits for it: Graphviz as WebAssembly, in a thread that can be ended at any time.
importScripts('viz-global.js');

const loaded = Viz.instance();

onmessage = async ({ data: { dot, attributes } }) => {
  try {
    const graphviz = await loaded;
    // From here on it takes as long as the graph is dense.
    postMessage({ begun: true });
    postMessage({ svg: graphviz.renderString(dot, { format: 'svg', graphAttributes: attributes }) });
  } catch (error) {
    postMessage({ failure: error.message });
  }
};
