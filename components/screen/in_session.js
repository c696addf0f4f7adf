// Tells Python of a plain click on a link to one of the app's pages, which then turns the page.
const OWN = '[data-testid^="stTopNav"], [data-testid^="stSidebarNav"], [data-testid^="stPageLink"]';

export default function ({ data, setTriggerValue }) {
  const follow = (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    const held = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link?.href || held || link.download || link.closest(OWN)) return;
    const to = new URL(link.href);
    const home = location.pathname.slice(0, location.pathname.lastIndexOf("/") + 1);
    if (to.origin !== location.origin || !to.pathname.startsWith(home) || to.hash) return;
    const path = to.pathname.slice(home.length);
    if (!data.paths.includes(path)) return;
    event.preventDefault();
    event.stopPropagation();
    setTriggerValue("go", path + to.search);
  };
  document.addEventListener("click", follow, true);
  return () => document.removeEventListener("click", follow, true);
}
