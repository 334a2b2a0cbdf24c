/**
 * `<db-filters>`: chips that leave a part of the cards on the page, with a live count, and the choice kept in the address.
 * It reads checkboxes and the cards' `data-` attributes, and knows nothing of drills.
 *
 * Within a row chips add to each other; rows take from each other. A row marked `data-all` asks that everything a card
 * names is chosen: what it needs must be what somebody has.
 */

const SEPARATOR = "|";

class Filters extends HTMLElement {
  constructor() {
    super();
    this.away = new AbortController();
  }

  connectedCallback() {
    const { signal } = (this.away = new AbortController());
    const asked = new URLSearchParams(location.search);
    for (const chip of this.chips) chip.checked = asked.getAll(chip.name).includes(chip.value);
    this.addEventListener("change", () => this.choose(), { signal });
    this.querySelector("button")?.addEventListener("click", () => this.clear(), { signal });
    this.show();
  }

  disconnectedCallback() {
    this.away.abort();
  }

  get chips() {
    return [...this.querySelectorAll("input")];
  }

  get cards() {
    const root = this.closest(".db-index");
    return root ? [...root.querySelectorAll("[data-card]")].filter((card) => card instanceof HTMLElement) : [];
  }

  clear() {
    for (const chip of this.chips) chip.checked = false;
    this.choose();
    this.chips[0]?.focus();
  }

  choose() {
    const address = new URL(location.href);
    for (const name of new Set(this.chips.map((chip) => chip.name))) address.searchParams.delete(name);
    for (const chip of this.chips) if (chip.checked) address.searchParams.append(chip.name, chip.value);
    history.replaceState(history.state, "", address);
    this.show();
  }

  show() {
    const rows = [...this.querySelectorAll("fieldset")].map((row) => ({
      name: row.dataset["row"] ?? "",
      all: "all" in row.dataset,
      chosen: new Set([...row.querySelectorAll("input")].filter((chip) => chip.checked).map((chip) => chip.value)),
    }));
    const cards = this.cards;
    let shown = 0;
    for (const card of cards) {
      card.hidden = !rows.every((row) => fits(card.dataset[row.name] ?? "", row.chosen, row.all));
      if (!card.hidden) shown += 1;
    }
    const filtered = rows.some((row) => row.chosen.size > 0);
    const noun = cards.length === 1 ? "drill" : "drills";
    const said = this.querySelector("[role=status]");
    if (said) said.textContent = filtered ? `${shown} of ${cards.length} ${noun}` : `${cards.length} ${noun}`;
    const clear = this.querySelector("button");
    if (clear) clear.hidden = !filtered;
  }
}

/** @param {string} values of a card @param {Set<string>} chosen @param {boolean} all */
function fits(values, chosen, all) {
  if (chosen.size === 0) return true;
  const named = values.split(SEPARATOR).filter(Boolean);
  if (!all) return named.some((value) => chosen.has(value));
  return named.length > 0 ? named.every((value) => chosen.has(value)) : true;
}

if (!customElements.get("db-filters")) customElements.define("db-filters", Filters);
