// The browser's memory: a person's own briefing outlives links, reloads, other tabs and restarts of
// the server. The server says what is in hand; a session that has just begun is told what was kept.
const OWN = "carved-or-commingled/briefing";
const BEFORE = OWN + "/before";
const ROOM = "briefing-room"; // of this tab alone
let looked = null; // the session for which this tab has looked what was kept
let told = null; // the session that has been told
let tell = null;
let last = null; // what this tab wrote or heard of

const read = (store, name) => { try { return store().getItem(name); } catch { return null; } };
const local = () => window.localStorage;
const tab = () => window.sessionStorage;

function write(store, name, value) {
  try {
    if (value === null) store().removeItem(name);
    else if (store().getItem(name) !== value) store().setItem(name, value);
    return true;
  } catch { return false; }
}

window.addEventListener("storage", (event) => {
  if (event.key !== OWN || !tell || event.newValue === null || event.newValue === last) return;
  last = event.newValue;
  tell({ own: event.newValue, before: null, room: null, elsewhere: true });
});

const warn = (event) => event.preventDefault();

export default function ({ data, setTriggerValue }) {
  tell = (found) => setTriggerValue("told", found);
  if (!data.heard && told !== data.session) {
    const found = looked === data.session
      ? { own: null, before: null, room: null } // what is there now, this session wrote itself
      : { own: read(local, OWN), before: read(local, BEFORE), room: read(tab, ROOM) };
    looked = data.session;
    if (data.room) found.room = null;
    if (data.always || found.own || found.room) {
      told = data.session;
      last = found.own;
      tell(found);
      return;
    }
  }
  if (data.room) write(tab, ROOM, data.room);
  if (data.own === null && !data.reset) return;
  last = data.own;
  const good = write(local, OWN, data.own) && write(local, BEFORE, data.before);
  window.removeEventListener("beforeunload", warn);
  if (!good && data.own) {
    window.addEventListener("beforeunload", warn);
    if (!data.unkept) tell({ unkept: true });
  }
}
