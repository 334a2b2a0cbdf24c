// What does not fit in the open player: more width than the screen has, buttons too small to hit or out of sight, a count that sticks out.
(leastPx) => {
  const stage = document.querySelector("drill-player").shadowRoot.querySelector(".drill-stage");
  const faults = [];
  if (stage.scrollWidth > innerWidth) faults.push(`the player is ${stage.scrollWidth} wide in ${innerWidth}`);
  for (const button of stage.querySelectorAll("button, a")) {
    const { left, top, right, bottom, width, height } = button.getBoundingClientRect();
    if (!width || !button.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const name = button.getAttribute("aria-label") || button.textContent.trim();
    if (Math.min(width, height) < leastPx - 0.5) faults.push(`${name}: ${Math.round(width)} × ${Math.round(height)}`);
    if (button.closest(".summary")) continue; // a list that scrolls
    if (left < -0.5 || top < -0.5 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5) {
      faults.push(`${name} is out of sight: ${[left, top, right, bottom].map(Math.round)}`);
    }
  }
  const count = stage.querySelector(".digits");
  const { left, right, width } = count.getBoundingClientRect();
  if (count.textContent && width && (left < -0.5 || right > innerWidth + 0.5)) faults.push("the count sticks out");
  return faults;
}
