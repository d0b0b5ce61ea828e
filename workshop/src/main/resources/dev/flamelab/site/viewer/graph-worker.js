// Lays out graphs where nobody waits for it: Graphviz as WebAssembly, in a thread that can be ended at any time.
importScripts('viz-global.js');

const loaded = Viz.instance();

// Helvetica's widths are known to Graphviz, and are those of what the style sheet names.
const font = { fontname: 'Helvetica' };

onmessage = async ({ data: { dot, attributes } }) => {
  try {
    const graphviz = await loaded;
    // From here on it takes as long as the graph is dense.
    postMessage({ begun: true });
    const options = { format: 'svg', graphAttributes: attributes, nodeAttributes: font, edgeAttributes: font };
    postMessage({ svg: graphviz.renderString(dot, options) });
  } catch (error) {
    postMessage({ failure: error.message });
  }
};
