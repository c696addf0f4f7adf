// What every view is built of: elements, numbers, swatches.

// Made once: a thousand units ask for thousands of numbers, and toLocaleString makes one each time.
const NUMBERS = new Intl.NumberFormat("en-GB");

export const format = (number) => NUMBERS.format(Math.round(number));

/** A DOM element: text is set as text, never as markup. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** A small square of a side's colour. */
export function swatch(colour) {
  const made = element("span", { class: "swatch", "aria-hidden": "true" });
  made.style.background = colour;
  return made;
}
