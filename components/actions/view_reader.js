// A button that reads, when it is pressed, what the named maps of the page show at that moment.
export default function ({ data, parentElement, setTriggerValue }) {
  const button = parentElement.querySelector("button");
  button.textContent = data.label;
  button.title = data.help;
  button.onclick = () => {
    const found = {};
    for (const frame of document.querySelectorAll("iframe")) {
      let boxes = [];
      try { boxes = frame.contentDocument.querySelectorAll(".leaflet-container"); } catch { /* not ours */ }
      for (const box of boxes) {
        if (box.atlasView && data.maps.includes(box.dataset.atlas)) found[box.dataset.atlas] = box.atlasView();
      }
    }
    setTriggerValue("views", data.maps.map((name) => found[name] || null));
  };
}
