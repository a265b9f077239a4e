// A form with a draft (includes/_concept.html) is kept on the server: a second after the last key,
// on leaving a field, and when the page goes out of sight. Without network that waits.
const vak = document.querySelector("[data-concept]");
const form = vak?.closest("form");
let vuil = false, verzonden = false, wacht;

const bewaar = () => {
  clearTimeout(wacht);
  if (!vuil || !navigator.onLine) return;
  vuil = false;
  vak.dispatchEvent(new Event("bewaar"));
};

const straks = () => {
  vuil = true;
  verzonden = false;
  clearTimeout(wacht);
  wacht = setTimeout(bewaar, 1000);
};

if (form) {
  form.addEventListener("input", straks);
  // Who goes to the button sends the form itself: a draft beside it would come too late.
  form.addEventListener("focusout", (event) => event.relatedTarget?.type === "submit" || bewaar());
  form.addEventListener("submit", () => {
    vuil = false;
    verzonden = true;
    clearTimeout(wacht);
    vak.dispatchEvent(new CustomEvent("htmx:abort", { bubbles: true, detail: { elt: vak } }));
  });
  // Once htmx gives up a draft it sends the one that waited behind it.
  vak.addEventListener("htmx:beforeRequest", (event) => { if (verzonden) event.preventDefault(); });
  // Not on coming back: the token of a new session is asked then (sessie.js).
  document.addEventListener("visibilitychange", () => document.hidden && bewaar());
  addEventListener("online", bewaar);
  for (const mislukt of ["htmx:sendError", "htmx:responseError", "andereorganisatie"]) vak.addEventListener(mislukt, () => { vuil = true; });
}
