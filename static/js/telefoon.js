// What stands on this phone until it is sent: of one person, for at most 24 hours, and nothing
// after sending or logging out.
const VAK = "deur:";
const DAG = 24 * 60 * 60 * 1000;
export const wie = document.body.dataset.wie;

const vak = (sleutel) => `${VAK}${wie}:${sleutel}`;
const alles = () => Object.keys(localStorage).filter((naam) => naam.startsWith(VAK));
const lees = (naam) => { try { return JSON.parse(localStorage.getItem(naam)); } catch { return null; } };

export const mijn = () => (wie ? alles().filter((naam) => naam.startsWith(vak(""))).map(lees) : []);
export const vergeet = (sleutel) => localStorage.removeItem(vak(sleutel));

// Whether it is kept: a phone may refuse.
export const bewaar = (post) => {
  try { localStorage.setItem(vak(post.sleutel), JSON.stringify(post)); } catch { return false; }
  return true;
};

// What is too old, or of somebody else who used this phone.
export const ruimOp = () => {
  for (const naam of alles()) {
    const vers = lees(naam)?.om > Date.now() - DAG;
    if (!vers || (wie && !naam.startsWith(vak("")))) localStorage.removeItem(naam);
  }
};

document.addEventListener("submit", (event) => {
  if (event.target.getAttribute("action") !== "/uitloggen/") return;
  for (const naam of alles()) localStorage.removeItem(naam);
}, true);
