// How high the digits, the side, the drill's name and what is next are drawn, in CSS pixels, by what they are; 0 for what is not there.
() => {
  const stage = document.querySelector("drill-player").shadowRoot.querySelector(".drill-stage");
  const pen = document.createElement("canvas").getContext("2d");
  const height = (selector) => {
    const element = [...stage.querySelectorAll(selector)].find((found) => found.textContent && found.checkVisibility());
    if (!element) return 0;
    const { fontWeight, fontSize, fontFamily } = getComputedStyle(element);
    pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    return pen.measureText("8").actualBoundingBoxAscent;
  };
  return { count: height(".digits"), side: height(".side"), name: height(".title b"), next: height(".next b") };
}
