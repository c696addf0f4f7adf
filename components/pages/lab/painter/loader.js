// Streamlit sends this text with every rerun, so it stays small: it fetches the painter itself once.
// Streamlit's own script tells where the app is served from, base path included.
export default async function (component) {
  const own = document.querySelector('script[src*="static/js/"]');
  const root = own ? new URL("../../", own.src) : new URL("./", document.baseURI);
  const { mount } = await import(new URL(`component/${component.data.assets}/painter.js`, root));
  return mount(component, (folder) => new URL(`component/${folder}/`, root));
}
