// At a door without network: a form with data-aan-de-deur keeps on this phone what was entered,
// and sends it when the network is back, with the time of entry and exactly once (the server
// knows its key). A form that is open works; opening a page without network does not.
import { melding } from "./melding.js";
import { inloglink } from "./sessie.js";
import { bewaar, mijn, ruimOp, vergeet, wie } from "./telefoon.js";

const HX = { "HX-Request": "true" };
const GEEN = "Geen verbinding. Je tekst staat op deze telefoon.";
const form = document.querySelector("form[data-aan-de-deur]");
const klok = new Intl.DateTimeFormat("nl-NL", { timeZone: "Europe/Amsterdam", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" });
let zending;
const nu = (om) => Object.fromEntries(klok.formatToParts(om).map((deel) => [deel.type, deel.value]));

// What stands in the form now. When it was is the moment of entry, unless somebody said otherwise
// or a draft of an earlier moment says it.
const inhoud = (klaar) => {
  const om = Date.now(), { day, month, year, hour, minute } = nu(om);
  const [datum, tijd] = ["datum", "tijd"].map((deel) => form.elements[`gedaan_at_${deel}`]);
  if (klaar && !form.querySelector("[data-teruggezet]") && datum.value === datum.defaultValue && tijd.value === tijd.defaultValue && !form.querySelector("[aria-invalid]")) {
    datum.value = `${day}-${month}-${year}`;
    tijd.value = `${hour}:${minute}`;
  }
  const velden = [...new FormData(form)].filter(([naam]) => !["csrfmiddlewaretoken", "concept_versie", "verzendsleutel"].includes(naam));
  velden.push(["verzendsleutel", zending]);
  return { sleutel: zending, url: location.pathname, velden, om, klaar };
};

// What was typed before this script was there is newer, and stays.
const vul = (post) => {
  const getypt = (veld) => "defaultValue" in veld && (veld.value !== veld.defaultValue || veld.checked !== veld.defaultChecked);
  const blijft = new Set([...form.elements].filter(getypt).map((veld) => veld.name));
  for (const veld of form.elements) {
    if (blijft.has(veld.name)) continue;
    const waarden = post.velden.filter(([naam]) => naam === veld.name).map(([, waarde]) => waarde);
    if (["radio", "checkbox"].includes(veld.type)) veld.checked = waarden.includes(veld.value);
    else if (waarden.length) veld.value = waarden[0];
  }
};

const knop = (tekst, doe) => {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "btn", textContent: tekst });
  button.addEventListener("click", doe);
  return button;
};

// The browser itself sends it and shows the page of the server: what was wrong, or who came first.
const toonAntwoord = (post, token) => {
  bewaar({ ...post, klaar: false });
  const dit = Object.assign(document.createElement("form"), { method: "post", action: post.url, hidden: true });
  for (const [name, value] of [...post.velden, ["csrfmiddlewaretoken", token]]) {
    dit.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
  document.body.append(dit);
  dit.submit();
};

let bezig = false;

const stuur = async (post) => {
  const hier = form && post.url === location.pathname;
  const sessie = await fetch("/sessie/", { headers: HX });
  if (sessie.status === 401) return melding("deur", "Je bent uitgelogd. Je tekst staat op deze telefoon. Log opnieuw in, dan gaat hij alsnog weg.", inloglink());
  if (!sessie.ok) throw new Error("later");
  const { token } = await sessie.json();
  const antwoord = await fetch(post.url, { method: "POST", headers: { ...HX, "X-CSRFToken": token }, body: new URLSearchParams(post.velden) });
  if (antwoord.ok) {
    vergeet(post.sleutel);
    if (hier) return location.assign(antwoord.headers.get("HX-Redirect") ?? antwoord.url);
    return melding("deur", "Je tekst die nog op deze telefoon stond, is nu verstuurd.");
  }
  if (antwoord.status >= 500 || antwoord.status === 429) throw new Error("later");
  if (hier) return toonAntwoord(post, token);
  bewaar({ ...post, klaar: false });
  melding("deur", "Je tekst op deze telefoon kon niet zo worden opgeslagen.", knop("Bekijk waarom", () => toonAntwoord(post, token)));
};

const probeer = async () => {
  const klaar = mijn().filter((post) => post?.klaar);
  if (bezig || !klaar.length) return;
  bezig = true;
  try {
    for (const post of klaar) await stuur(post);
  } catch {
    melding("deur", `${GEEN} Laat deze pagina open: hij gaat weg zodra er verbinding is.`, knop("Probeer nu", probeer));
  }
  bezig = false;
};

const bijForm = () => {
  form.removeAttribute("data-eenmalig");
  const open = mijn().find((post) => post?.url === location.pathname);
  if (open) {
    vul(open);
    if (!form.querySelector("[aria-invalid]")) melding("deur", "Dit stond nog op deze telefoon. Het is nog niet opgeslagen.");
  }
  // The key of this sending; the draft keeps that of the form.
  zending = form.elements.verzendsleutel.value;
  const staatKlaar = () => mijn().some((post) => post?.sleutel === zending && post.klaar);
  const vergeetConcept = () => staatKlaar() || vergeet(zending);
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name) return navigator.onLine ? vergeetConcept() : (event.preventDefault(), bewaar(inhoud(false)), melding("deur", `${GEEN} Laat deze pagina open.`));
    if (!form.elements.uitkomst.value) return navigator.onLine || (event.preventDefault(), melding("deur", "Kies eerst wat er gebeurde."));
    if (!bewaar(inhoud(true))) return;
    event.preventDefault();
    probeer();
  });
  const concept = () => {
    const klaar = staatKlaar();
    if (navigator.onLine && !klaar) return;
    // What was sent may have arrived: what is typed after it is another sending, and goes as well.
    if (klaar && crypto.randomUUID) { vergeet(zending); zending = crypto.randomUUID(); }
    bewaar(inhoud(klaar));
  };
  form.addEventListener("input", concept);
  document.body.addEventListener("conceptbewaard", vergeetConcept);
  addEventListener("offline", () => { staatKlaar() || concept(); melding("deur", `${GEEN} Laat deze pagina open.`); });
};

ruimOp();
for (const plek of document.querySelectorAll("[data-deur-klaar]")) vergeet(plek.dataset.deurKlaar);
// Sent by the browser alone, before this script was there: what stands in the file goes here too.
for (const { dataset } of document.querySelectorAll("[data-deur-gedaan]")) {
  for (const post of mijn()) if (post?.url === dataset.deurGedaan && !post.klaar) vergeet(post.sleutel);
}
if (form && wie) bijForm();
setInterval(() => { ruimOp(); if (navigator.onLine) probeer(); }, 60_000);
addEventListener("online", probeer);
document.addEventListener("visibilitychange", () => document.hidden || probeer());
if (navigator.onLine) probeer();
