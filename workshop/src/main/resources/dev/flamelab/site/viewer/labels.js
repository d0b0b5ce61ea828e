// Leaves out what of a picture's writing cannot be read at the moment: that which is too small, or not in sight. To lay
// out two thousand words for every step of the hand is what makes a large graph slow, and the only thing.

const SMALLEST_READ = 2.5;
const MARGIN = 150;

export class Labels {
  #labels;

  /** @param {SVGSVGElement} svg whose texts have a place and a size */
  constructor(svg) {
    const moved = svg.querySelector('g')?.transform.baseVal.consolidate()?.matrix ?? new DOMMatrix();
    this.#labels = [...svg.querySelectorAll('text')].map(element => {
      const at = new DOMPoint(Number(element.getAttribute('x')), Number(element.getAttribute('y')))
        .matrixTransform(DOMMatrix.fromMatrix(moved));
      return { element, x: at.x, y: at.y, size: Number(element.getAttribute('font-size')), seen: true };
    });
  }

  /** Shows what can be read where this window of the picture is seen, so many pixels for a point. */
  see([left, top, width, height], magnification) {
    for (const label of this.#labels) {
      const seen = label.size * magnification >= SMALLEST_READ
        && label.x > left - MARGIN && label.x < left + width + MARGIN
        && label.y > top - MARGIN && label.y < top + height + MARGIN;
      if (seen !== label.seen) label.element.style.display = seen ? '' : 'none';
      label.seen = seen;
    }
  }
}
