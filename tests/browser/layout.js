// What is wrong with the layout of a page as it stands: wider than the window, text that is cut off or lies on other text.
// What scrolls by itself may hide what it likes; what is for screen readers alone is no layout.
(() => {
  const TOUCH_PX = 2; // lines of display type are set so close that their boxes touch
  const parentOf = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host ?? null;
  const scrolls = (overflow) => overflow === "auto" || overflow === "scroll";

  function* elementsIn(root) {
    for (const element of root.querySelectorAll("*")) {
      yield element;
      if (element.shadowRoot) yield* elementsIn(element.shadowRoot);
    }
  }

  // the elements around one that cut off what leaves them, innermost first
  const frames = new Map();
  function framesOf(element) {
    if (!element || element === document.body || element === document.documentElement) return [];
    if (!frames.has(element)) {
      const style = getComputedStyle(element);
      const outer = style.position === "fixed" ? [] : framesOf(parentOf(element));
      const cuts = style.overflow !== "visible" || style.clipPath !== "none" || style.clip !== "auto";
      const { overflowX, overflowY, clipPath, clip } = style;
      const own = { edge: element.getBoundingClientRect(), overflowX, overflowY, clip: clipPath + clip };
      frames.set(element, cuts ? [own, ...outer] : outer);
    }
    return frames.get(element);
  }

  // a text's box as far as it can be seen, and by which edges it is cut off; null if it is not there at all
  function seen(box, element) {
    let { left, top, right, bottom } = box;
    let cut = "";
    let free = false;
    const high = bottom - top;
    for (const { edge, overflowX, overflowY, clip } of framesOf(element)) {
      if (edge.width <= 1 || edge.height <= 1 || /inset\(50%\)|rect\(0px/.test(clip)) return null;
      const by = { left: edge.left - left, right: right - edge.right, top: edge.top - top, bottom: bottom - edge.bottom };
      for (const [side, overflow, allowed] of [
        ["left", overflowX, 1], ["right", overflowX, 1], ["top", overflowY, high / 4], ["bottom", overflowY, high / 4],
      ]) {
        const whole = side === "left" || side === "right" ? right - left : high;
        if (overflow === "visible" || by[side] <= allowed) continue;
        if (scrolls(overflow)) free = true;
        else if (!free && by[side] < whole) cut += ` ${side}`;
      }
      if (overflowX !== "visible") [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
      if (overflowY !== "visible") [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
    }
    if (right - left < 1 || bottom - top < 1) return null;
    if (right <= 0 || left >= innerWidth) return null; // a drawer that is shut
    if (left < -1) cut += " left of the window";
    if (right > innerWidth + 1) cut += " right of the window";
    return { left, top, right, bottom, cut };
  }

  // `outer >>> inner`: what `inner` finds in the shadow of what `outer` finds
  function chosen(within) {
    const [outer, inner] = within.split(" >>> ");
    const found = [...document.querySelectorAll(outer)];
    return inner ? found.flatMap(({ shadowRoot }) => [...shadowRoot.querySelectorAll(inner)]) : found;
  }

  function textsIn(within) {
    const found = [];
    const roots = chosen(within);
    const all = roots.flatMap((root) => [root, ...elementsIn(root), ...(root.shadowRoot ? elementsIn(root.shadowRoot) : [])]);
    for (const element of all) {
      if (/^(script|style|template|noscript|title|option)$/.test(element.localName)) continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      for (const node of element.childNodes) {
        if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const line = parseFloat(getComputedStyle(element).lineHeight) || Infinity;
        for (const full of range.getClientRects()) {
          const spare = Math.max(0, full.height - line) / 2; // big digits are set closer than their face is high
          const box = { left: full.left, right: full.right, top: full.top + spare, bottom: full.bottom - spare };
          const place = full.width && seen(box, element);
          if (place) found.push({ ...place, element, text: node.data.trim().replace(/\s+/g, " ").slice(0, 40) });
        }
      }
    }
    return found;
  }

  // Every fault within these elements, one line each.
  self.layoutFaults = (within) => {
    frames.clear();
    const faults = new Set();
    for (const { scrollWidth } of within === "body" ? [document.documentElement] : chosen(within)) {
      if (scrollWidth > innerWidth) faults.add(`it is ${scrollWidth} wide in ${innerWidth}`);
    }
    const texts = textsIn(within).sort((a, b) => a.top - b.top);
    for (const { text, cut } of texts) if (cut) faults.add(`“${text}” is cut off:${cut}`);
    texts.forEach((one, index) => {
      for (const other of texts.slice(index + 1)) {
        if (other.top > one.bottom) break;
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue; // one paragraph
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        const close = 0.3 * Math.min(one.bottom - one.top, other.bottom - other.top);
        if (wide > TOUCH_PX && high > Math.max(close, TOUCH_PX)) faults.add(`“${one.text}” and “${other.text}” lie on each other`);
      }
    });
    return [...faults];
  };
})();
