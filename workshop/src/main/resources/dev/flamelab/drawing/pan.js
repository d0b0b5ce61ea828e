// Moves the window through which the whole drawing is seen: by drag, wheel, pinch or key.
(() => {
    const svg = document.documentElement;
    const whole = svg.getAttribute('viewBox').split(/[ ,]+/).map(Number);
    let view = [...whole];
    const fingers = new Map();
    let moved = false;

    const show = (x, y, width, height) => {
        view = [x, y, width, height];
        svg.setAttribute('viewBox', view.join(' '));
    };
    // From a place on the screen to the place in the drawing that is seen there.
    const place = (x, y) => new DOMPoint(x, y).matrixTransform(svg.getScreenCTM().inverse());
    const pan = (from, to) => {
        const a = place(from.clientX, from.clientY);
        const b = place(to.clientX, to.clientY);
        show(view[0] + a.x - b.x, view[1] + a.y - b.y, view[2], view[3]);
    };
    // What is under the pointer stays there. Nobody gets lost in the very small or the very large.
    const zoom = (factor, x, y) => {
        const scale = whole[2] / view[2] * factor;
        if (scale < 0.2 || scale > 50) return;
        const fixed = place(x, y);
        show(fixed.x - (fixed.x - view[0]) / factor, fixed.y - (fixed.y - view[1]) / factor,
            view[2] / factor, view[3] / factor);
    };
    const centre = factor => zoom(factor, innerWidth / 2, innerHeight / 2);
    const step = (x, y) => show(view[0] + x * view[2] / 10, view[1] + y * view[3] / 10, view[2], view[3]);
    const distance = () => {
        const [a, b] = [...fingers.values()];
        return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    };

    svg.addEventListener('pointerdown', event => {
        fingers.set(event.pointerId, event);
        moved = false;
    });
    addEventListener('pointermove', event => {
        const before = fingers.get(event.pointerId);
        if (!before) return;
        if (fingers.size === 1) {
            // A hand that trembles still clicks.
            if (!moved && Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY) < 4) return;
            pan(before, event);
        } else if (fingers.size === 2) {
            const apart = distance();
            fingers.set(event.pointerId, event);
            const [a, b] = [...fingers.values()];
            if (apart > 0) zoom(distance() / apart, (a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2);
        }
        moved = true;
        fingers.set(event.pointerId, event);
    });
    for (const end of ['pointerup', 'pointercancel']) {
        addEventListener(end, event => fingers.delete(event.pointerId));
    }
    addEventListener('click', event => moved && event.preventDefault(), true);
    addEventListener('dragstart', event => event.preventDefault());
    addEventListener('wheel', event => {
        event.preventDefault();
        zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.002)), event.clientX, event.clientY);
    }, {passive: false});
    addEventListener('keydown', event => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const deed = {
            '+': () => centre(1.25), '=': () => centre(1.25), '-': () => centre(0.8), '0': () => show(...whole),
            ArrowLeft: () => step(-1, 0), ArrowRight: () => step(1, 0),
            ArrowUp: () => step(0, -1), ArrowDown: () => step(0, 1),
        }[event.key];
        if (deed) {
            event.preventDefault();
            deed();
        }
    });
})();
