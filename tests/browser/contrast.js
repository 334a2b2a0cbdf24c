// What can be read or recognised on a page, with its colour, and how it stands out from what is painted behind it.
// Text and drawings are made transparent, the page is photographed, and each is compared with what is seen in its place:
// whatever lies behind it, by whichever rule of style, is in the picture. Colours are [red, green, blue, alpha].
(() => {
  const CONTROLS = "button, input:not([type=hidden]), select, textarea, a.rh-button, .db-piece--work, .db-grade__boxes i";
  const SHAPES = "path, line, circle, ellipse, rect, polygon, polyline, use";
  const POINTS = 900; // of a place that are looked at
  const LEAST_SHARE = 0.06; // of a place; less is the edge of something
  const UNSEEN = `
    *, *::before, *::after, *::placeholder, *::marker {
      -webkit-text-fill-color: transparent !important; -webkit-text-stroke-color: transparent !important;
      text-decoration-color: transparent !important;
      text-shadow: none !important; transition: none !important; animation: none !important; caret-color: transparent !important;
    }
    svg { visibility: hidden !important; }`;

  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  function colour(text) {
    if (!known.has(text)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = "transparent";
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(text, [red, green, blue, alpha / 255]);
    }
    return known.get(text);
  }

  const linear = (part) => (part <= 10.31475 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  function contrast(one, other) {
    const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  }
  const over = (top, ground) => ground.slice(0, 3).map((part, i) => part + (top[i] - part) * top[3]);

  const parentOf = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host ?? null;
  const opacities = new Map();
  function opacity(element) {
    if (!element) return 1;
    if (!opacities.has(element)) {
      opacities.set(element, Number(getComputedStyle(element).opacity) * opacity(parentOf(element)));
    }
    return opacities.get(element);
  }
  const faded = ([red, green, blue, alpha], by) => [red, green, blue, alpha * by];

  // the elements around one that hide what leaves them, innermost first
  const frames = new Map();
  function framesOf(element) {
    if (!element || element === document.body || element === document.documentElement) return [];
    if (!frames.has(element)) {
      const { position, overflowX, overflowY, overflow, clipPath, clip } = getComputedStyle(element);
      const outer = position === "fixed" ? [] : framesOf(parentOf(element));
      const cuts = overflow !== "visible" || clipPath !== "none" || clip !== "auto";
      frames.set(element, cuts ? [{ edge: element.getBoundingClientRect(), overflowX, overflowY }, ...outer] : outer);
    }
    return frames.get(element);
  }

  // the part of a box that can be seen, or null: what lies outside a scroller or is cut off is not there
  function visible(box, element) {
    let { left, top, right, bottom } = box;
    for (const { edge, overflowX, overflowY } of framesOf(element)) {
      if (edge.width <= 1 && edge.height <= 1) return null; // told to screen readers only
      if (overflowX !== "visible") [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
      if (overflowY !== "visible") [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
    }
    [left, top] = [Math.max(left, 0), Math.max(top, 0)];
    [right, bottom] = [Math.min(right, innerWidth), Math.min(bottom, innerHeight)];
    return right - left >= 1 && bottom - top >= 1 ? { left, top, right, bottom } : null;
  }

  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  function named(element) {
    const name = [...element.classList].slice(0, 2).map((one) => `.${one}`).join("");
    const parent = parentOf(element);
    const before = parent && !element.id && parent !== document.body ? parent.localName + [...parent.classList].slice(0, 1).map((one) => `.${one}`).join("") + " > " : "";
    return `${before}${element.localName}${name}`;
  }

  function* elementsIn(root) {
    for (const element of root.querySelectorAll("*")) {
      yield element;
      if (element.shadowRoot) yield* elementsIn(element.shadowRoot);
    }
  }

  // where a pseudo-element stands: its own place if it is taken out of the flow, else somewhere in its element
  function boxOf(made, element) {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    if (made.position !== "absolute") return { left, top, right, bottom };
    const x = left + element.clientLeft + parseFloat(made.left);
    const y = top + element.clientTop + parseFloat(made.top);
    return { left: x, top: y, right: x + parseFloat(made.width), bottom: y + parseFloat(made.height) };
  }

  // `outer >>> inner`: what `inner` finds in the shadow of what `outer` finds
  function chosen(within) {
    const [outer, inner] = within.split(" >>> ");
    const found = [...document.querySelectorAll(outer)];
    return inner ? found.flatMap(({ shadowRoot }) => [...shadowRoot.querySelectorAll(inner)]) : found;
  }

  function textsOf(element) {
    const found = [];
    const style = getComputedStyle(element);
    const inSvg = element instanceof SVGElement;
    const inks = [inSvg ? style.fill : style.webkitTextFillColor];
    if (parseFloat(style.webkitTextStrokeWidth)) inks.push(style.webkitTextStrokeColor); // hollow letters
    const add = (text, ofInks, boxes) => {
      for (const box of boxes) {
        const place = visible(box, element);
        if (place) found.push({ what: `“${text.trim().slice(0, 40)}” in ${named(element)}`, inks: ofInks.map((ink) => faded(colour(ink), opacity(element))), place });
      }
    };
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      add(node.data, inks, range.getClientRects());
    }
    for (const pseudo of ["::before", "::after"]) {
      const made = getComputedStyle(element, pseudo);
      const text = /^"(.*)"$/.exec(made.content)?.[1] ?? "";
      if (/[\p{L}\p{N}]/u.test(text)) add(text, [made.webkitTextFillColor], [boxOf(made, element)]);
    }
    if (element.matches("input[placeholder]") && !element.value) {
      const made = getComputedStyle(element, "::placeholder");
      add(element.placeholder, [made.webkitTextFillColor], [element.getBoundingClientRect()]);
    }
    return found;
  }

  // a shape is recognised by its surface or by its line
  function shapeOf(element) {
    const style = getComputedStyle(element);
    const inks = [];
    // tape is told from the ground by itself, or by its edge
    const tape = element.matches(".tape-edge") && element.ownerSVGElement.querySelector(".tape");
    if (tape) inks.push(colour(getComputedStyle(tape).fill));
    const half = style.stroke === "none" ? 0 : parseFloat(style.strokeWidth) / 2;
    if (style.fill !== "none" && element.localName !== "line") inks.push(faded(colour(style.fill), Number(style.fillOpacity)));
    if (half) inks.push(faded(colour(style.stroke), Number(style.strokeOpacity)));
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const place = visible({ left: left - half, top: top - half, right: right + half, bottom: bottom + half }, element);
    const seen = inks.filter(([, , , alpha]) => alpha > 0).map((ink) => faded(ink, opacity(element)));
    return place && seen.length ? [{ what: `drawn ${named(element)} in ${named(element.ownerSVGElement)}`, inks: seen, place }] : [];
  }

  // a control's border has to stand out from what is around it, where there is a border
  function borderOf(element) {
    const style = getComputedStyle(element);
    const line = colour(style.borderTopColor);
    if (style.borderTopStyle === "none" || !parseFloat(style.borderTopWidth) || !line[3] || style.appearance === "auto") return [];
    const { left, top, right } = element.getBoundingClientRect();
    const around = visible({ left, top: top - 3, right, bottom: top - 1 }, parentOf(element));
    const inks = [line, colour(style.backgroundColor)].filter(([, , , alpha]) => alpha > 0).map((ink) => faded(ink, opacity(element)));
    return around ? [{ what: `border of ${named(element)}`, inks, place: around }] : [];
  }

  // Find all there is within `within`, but for drawings that `decoration` matches, and make it transparent.
  function hide(within, decoration) {
    frames.clear();
    opacities.clear();
    for (const animation of document.getAnimations()) animation.cancel(); // what fades would be seen half-way
    const roots = chosen(within);
    const found = { texts: [], graphics: [] };
    for (const element of roots.flatMap((root) => [root, ...elementsIn(root), ...(root.shadowRoot ? elementsIn(root.shadowRoot) : [])])) {
      if (!shown(element) || /^(script|style|template|noscript|title)$/.test(element.localName)) continue;
      if (!element.matches(":disabled")) found.texts.push(...textsOf(element));
      if (element instanceof SVGGeometryElement || element.localName === "use") {
        if (element.matches(SHAPES) && !element.closest(decoration) && !element.closest("defs, clipPath, mask")) found.graphics.push(...shapeOf(element));
      } else if (element.matches(CONTROLS) && !element.matches(":disabled")) found.graphics.push(...borderOf(element));
    }
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(UNSEEN);
    const trees = [document, ...[...elementsIn(document)].map((element) => element.shadowRoot).filter(Boolean)];
    for (const tree of trees) tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
    show = () => {
      for (const tree of trees) tree.adoptedStyleSheets = tree.adoptedStyleSheets.filter((one) => one !== sheet);
    };
    looked = found;
    return [found.texts.length, found.graphics.length];
  }
  let show = () => {};
  let looked = { texts: [], graphics: [] };

  // Compare what `hide` found with the picture taken since. Returns faults, and how often each was seen.
  async function compare(picture, floors) {
    show();
    const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const painted = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d", { willReadFrequently: true });
    painted.drawImage(bitmap, 0, 0);
    const pixels = new Uint32Array(painted.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
    const scale = bitmap.width / innerWidth;
    const lowest = {};
    const faults = new Map();
    for (const kind of ["texts", "graphics"]) {
      for (const { what, inks, place } of looked[kind]) {
        const [left, top] = [Math.floor(place.left * scale), Math.floor(place.top * scale)];
        const [width, height] = [Math.ceil((place.right - place.left) * scale), Math.ceil((place.bottom - place.top) * scale)];
        const counts = new Map();
        let count = 0;
        const step = Math.max(1, Math.floor(Math.sqrt((width * height) / POINTS)));
        for (let y = top; y < Math.min(top + height, bitmap.height); y += step) {
          for (let x = left; x < Math.min(left + width, bitmap.width); x += step, count++) {
            const pixel = pixels[y * bitmap.width + x];
            counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
          }
        }
        if (!count) continue;
        const often = [...counts].sort((a, b) => b[1] - a[1]);
        const grounds = often.filter(([, times], i) => i === 0 || times >= LEAST_SHARE * count);
        for (const [pixel] of grounds) {
          const ground = [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
          const best = Math.max(...inks.map((ink) => contrast(over(ink, ground), ground)));
          lowest[kind] = Math.min(lowest[kind] ?? 21, best);
          if (best < floors[kind]) {
            const fault = `${what}: ${best.toFixed(2)} on rgb(${ground})`;
            faults.set(fault, (faults.get(fault) ?? 0) + 1);
          }
        }
      }
    }
    return { faults: [...faults].map(([fault, times]) => (times > 1 ? `${fault} (${times} times)` : fault)), lowest };
  }

  // The tokens of a body that are colours, resolved, by name without `--db-`.
  function tokens() {
    const probe = document.body.appendChild(document.createElement("i"));
    const found = {};
    for (const [name] of document.body.computedStyleMap()) {
      if (!name.startsWith("--db-")) continue;
      const resolved = ["rgb(1, 2, 3)", "rgb(4, 5, 6)"].map((parent) => {
        probe.style.cssText = "";
        document.body.style.color = parent;
        probe.style.color = `var(${name})`;
        return getComputedStyle(probe).color;
      });
      if (resolved[0] === resolved[1]) found[name.slice(5)] = colour(resolved[0]);
    }
    document.body.style.color = "";
    probe.remove();
    return found;
  }

  self.seenContrast = { hide, compare, tokens, contrast };
})();
