// Where the buttons are that must not move from state to state: the row as a whole, the three of a run, and the way out.
() => {
  const stage = document.querySelector("drill-player").shadowRoot.querySelector(".drill-stage");
  const box = (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return [left, top, right, bottom].map(Math.round);
  };
  const controls = [...stage.querySelectorAll(".control")];
  const boxes = { "the way out": box(stage.querySelector(".bare.close")), "the row": box(stage.querySelector(".controls")) };
  if (controls.length === 3) controls.forEach((control, index) => (boxes[`button ${index + 1}`] = box(control)));
  return boxes;
}
