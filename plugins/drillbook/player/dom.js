/** Elements made in a line. Knows the document and nothing of what is built. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | boolean>} [attributes] true stands for a bare attribute, false for none
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function html(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/**
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} [attributes]
 * @param {...Node} children
 * @returns {SVGElementTagNameMap[T]}
 */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * Sets a text only where it changes, so that nothing is announced or laid out twice.
 * @param {Node} node
 * @param {string} text
 */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Where a rectangle lies in the window, as the style sheets' `inset()` has it. @param {DOMRect} rectangle */
export function insetOf({ top, right, bottom, left }) {
  return [top, innerWidth - right, innerHeight - bottom, left].map((px) => `${Math.max(0, Math.round(px))}px`).join(" ");
}

/** A style sheet that does not come must not keep anything from being pressed. */
const STYLE_PATIENCE_MS = 3000;

/**
 * A link to one of the player's style sheets, and what resolves when it has come, or was waited for long enough.
 * @param {string} name @returns {{link: HTMLLinkElement, settled: Promise<unknown>}}
 */
export function styleSheet(name) {
  const link = html("link", { rel: "stylesheet", href: new URL(name, import.meta.url).href });
  const settled = new Promise((resolve) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", resolve);
    setTimeout(resolve, STYLE_PATIENCE_MS);
  });
  return { link, settled };
}
