/** Saves a chart as a file that looks the same anywhere: styles are written into the picture. */

import { s } from "../core/dom.js";
import { saveBlob } from "../keep/save.js";

const PROPERTIES = [
  "fill",
  "stroke",
  "stroke-dasharray",
  "stroke-width",
  "font-family",
  "font-size",
  "font-weight",
];
const PADDING = 16;
// Twice the pixels, so that it stays sharp in slides.
const PNG_SCALE = 2;

/**
 * @param {SVGElement} chart as shown
 * @param {"svg" | "png"} kind
 * @param {string} name of the file, without its ending
 */
export async function saveChart(chart, kind, name) {
  const markup = new XMLSerializer().serializeToString(standalone(chart));
  const svg = new Blob([markup], { type: "image/svg+xml" });
  saveBlob(kind === "svg" ? svg : await rasterise(svg), `${name}.${kind}`);
}

function standalone(chart) {
  const copy = chart.cloneNode(true);
  const from = [...chart.querySelectorAll("*")];
  [...copy.querySelectorAll("*")].forEach((element, i) => {
    const style = getComputedStyle(from[i]);
    for (const name of PROPERTIES) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute("class");
  });
  copy.removeAttribute("class");
  const [, , width, height] = chart.getAttribute("viewBox").split(" ").map(Number);
  const box = { width: width + 2 * PADDING, height: height + 2 * PADDING };
  const background = getComputedStyle(document.documentElement).backgroundColor;
  const edge = { x: -PADDING, y: -PADDING, ...box };
  copy.prepend(s("rect", { ...edge, fill: background }));
  copy.setAttribute("viewBox", `${-PADDING} ${-PADDING} ${box.width} ${box.height}`);
  copy.setAttribute("width", box.width);
  copy.setAttribute("height", box.height);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return copy;
}

async function rasterise(svg) {
  const url = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width * PNG_SCALE;
    canvas.height = image.height * PNG_SCALE;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  } finally {
    URL.revokeObjectURL(url);
  }
}
