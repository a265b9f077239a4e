// The meeting view: what is typed is kept per field, what others type appears within seconds, and
// never in the field that somebody is in or that isn't saved yet. Keys work outside text fields.
import { melding, zeg } from "./honkvast.js";

const form = document.querySelector("[data-tafel]");
const schrijft = form?.hasAttribute("data-schrijft");
const vuil = new Set();
let versie = form?.dataset.versie, wacht, bezig = false, gestuurd = 0, bewaren = Promise.resolve();

const velden = () => [...form.elements].filter((el) => el.name && el.type !== "hidden" && el.type !== "submit" && el.type !== "button");
const naam = (el) => (el.name === "aan_tafel" ? `bij-${el.value}` : el.name);
const van = (veld) => velden().filter((el) => naam(el) === veld);
const basis = (veld) => form.elements[`basis-${veld}`];
const blok = (veld) => van(veld)[0]?.closest("[data-blok]");

const waarde = (veld) => {
  const [eerste, ...rest] = van(veld);
  if (eerste.type === "checkbox") return eerste.checked ? "ja" : "nee";
  if (eerste.type === "radio") return [eerste, ...rest].find((el) => el.checked)?.value ?? "";
  return eerste.value;
};

const zet = (veld, tekst) => {
  for (const el of van(veld)) {
    if (el.type === "checkbox") el.checked = tekst === "ja";
    else if (el.type === "radio") el.checked = el.value === tekst;
    else {
      if (el.tagName === "SELECT" && ![...el.options].some((o) => o.value === tekst)) el.add(new Option(tekst, tekst));
      el.value = tekst;
    }
  }
};

// ── rows of actions ─────────────────────────────────────────────────────────────────
const acties = form?.querySelector("[data-acties]");
const rijen = () => [...acties.querySelectorAll("[data-rij]")];

const voegToe = (nummer) => {
  const mal = form.querySelector("[data-nieuwe-rij]").content.firstElementChild.cloneNode(true);
  for (const el of [mal, ...mal.querySelectorAll("*")]) {
    for (const { name, value } of [...el.attributes]) if (value.includes("__n__")) el.setAttribute(name, value.replaceAll("__n__", nummer));
  }
  const knop = acties.querySelector("[value='erbij']");
  knop ? knop.before(mal) : acties.append(mal);
  return mal;
};

const zorgVoor = (veld) => {
  const rij = /^actie-(\d+)-/.exec(veld);
  if (!rij) return;
  for (let n = 0; n <= Number(rij[1]); n++) if (!acties.querySelector(`[data-rij="${n}"]`)) voegToe(String(n));
  acties.querySelector(`[data-rij="${rij[1]}"]`).hidden = false;
};

const haalWeg = (rij) => {
  for (const el of rij.querySelectorAll("input:not([type=hidden]), select")) {
    el.value = el.tagName === "SELECT" && el.name.endsWith("-soort") ? "gewoon" : "";
    vuil.add(el.name);
  }
  rij.hidden = true;
  acties.querySelector("[value='erbij']").focus();
  bewaar();
};

// ── keeping ─────────────────────────────────────────────────────────────────────────
const stand = (tekst, goed) => {
  const vak = document.querySelector("[data-bewaard]");
  vak.textContent = tekst;
  vak.classList.toggle("danger", !goed);
};

const token = () => JSON.parse(document.body.getAttribute("hx-headers") || "{}");

const stuur = async () => {
  if (!vuil.size) return;
  const namen = [...vuil];
  const data = new URLSearchParams({ namens: form.elements.namens.value });
  for (const veld of namen) { data.set(veld, waarde(veld)); data.set(`basis-${veld}`, basis(veld)?.value ?? ""); }
  // Until there is an answer nobody knows whether these texts were kept: the next one says so.
  for (const el of form.querySelectorAll("[data-eerder]")) data.append(el.name, el.value);
  const eerder = namen.map((veld) => Object.assign(document.createElement("input"), { type: "hidden", name: `eerder-${veld}`, value: waarde(veld) }));
  eerder.forEach((el) => el.setAttribute("data-eerder", ""));
  form.append(...eerder);
  // Without network for long: the last ones are enough, and a form has room for so many fields only.
  for (const { name } of eerder) for (const oud of [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)].slice(0, -5)) oud.remove();
  namen.forEach((veld) => vuil.delete(veld));
  gestuurd++;
  const antwoord = await fetch(form.dataset.concept, { method: "POST", body: data, headers: token(), redirect: "error", keepalive: String(data).length < 60000 }).catch(() => null);
  const anders = antwoord?.headers.get("HX-Trigger");
  if (antwoord?.status === 409 && !anders) return klaar();
  melding("organisatie", anders && JSON.parse(anders).andereorganisatie);
  const uit = antwoord?.ok ? await antwoord.json().catch(() => null) : null;
  if (!uit) {
    namen.forEach((veld) => vuil.add(veld));
    return stand("Niet bewaard. Je tekst staat nog op dit scherm.", false);
  }
  gestuurd++;
  for (const el of form.querySelectorAll("[data-eerder]")) if (namen.includes(el.name.slice(7))) el.remove();
  const { om, merken, conflicten, te_lang: lang } = uit;
  for (const [veld, merk] of Object.entries(merken)) zetBasis(veld, merk);
  stand(`Concept bewaard om ${om}`, true);
  if (lang.length) stand("Een tekst is te lang om te bewaren. Maak die korter.", false);
  conflicten.forEach(toonConflict);
};

const bewaar = () => {
  clearTimeout(wacht);
  bewaren = bewaren.then(stuur);
};

const zetBasis = (veld, merk) => {
  if (basis(veld)) return void (basis(veld).value = merk);
  const plek = blok(veld);
  plek?.prepend(Object.assign(document.createElement("input"), { type: "hidden", name: `basis-${veld}`, value: merk }));
};

// ── two people in one field ─────────────────────────────────────────────────────────
const toonConflict = ({ veld, waarde: tekst, merk, wie, om }) => {
  const plek = blok(veld);
  if (!plek) return;
  plek.querySelector(`[data-conflict="${CSS.escape(veld)}"]`)?.remove();
  const vak = form.querySelector("[data-anders]").content.firstElementChild.cloneNode(true);
  vak.dataset.conflict = veld;
  vak.querySelector("[data-wie]").textContent = wie;
  vak.querySelector("[data-om]").textContent = om;
  vak.querySelector("[data-tekst]").textContent = woorden(veld, tekst);
  const kies = (hunne) => {
    zetBasis(veld, merk);
    if (hunne) { zet(veld, tekst); vuil.delete(veld); } else { vuil.add(veld); bewaar(); }
    vak.remove();
    van(veld)[0].focus();
  };
  vak.querySelector("[data-overnemen]").addEventListener("click", () => kies(true));
  vak.querySelector("[data-houden]").addEventListener("click", () => kies(false));
  plek.prepend(vak);
  zeg(`${wie} vulde hetzelfde in: ${plek.dataset.wat}`);
};

const woorden = (veld, tekst) => {
  const [el] = van(veld).filter((keuze) => keuze.type === "radio" && keuze.value === tekst);
  return el?.closest("label").querySelector("span").textContent.trim() || tekst || "Niets";
};

// ── following ───────────────────────────────────────────────────────────────────────
const klaar = () => {
  clearInterval(volgt);
  const vak = form.querySelector("[data-klaar]").content.firstElementChild.cloneNode(true);
  form.prepend(vak);
  zeg("Dit punt is klaar.");
};

const neemOver = (regels) => {
  const nieuw = [];
  // A row that was taken away is empty, but for the kind of action.
  for (const { veld, waarde: tekst } of regels) if (tekst && !veld.endsWith("-soort")) zorgVoor(veld);
  for (const { veld, waarde: tekst, merk, wie } of regels) {
    const [el] = van(veld);
    if (!el || basis(veld)?.value === merk) continue;
    if (vuil.has(veld) || van(veld).includes(document.activeElement) || blok(veld).querySelector(`[data-conflict="${CSS.escape(veld)}"]`)) continue;
    if (waarde(veld) !== tekst) nieuw.push({ wie, wat: blok(veld).dataset.wat });
    zet(veld, tekst);
    zetBasis(veld, merk);
  }
  const [eerste] = nieuw;
  if (eerste) zeg(nieuw.length === 1 ? `${eerste.wie} vulde in: ${eerste.wat}` : `${eerste.wie} vulde ${nieuw.length} antwoorden in`);
};

const volg = async () => {
  if (document.hidden || bezig) return;
  bezig = true;
  const toen = gestuurd;
  const antwoord = await fetch(`${form.dataset.stand}?versie=${versie}`, { redirect: "error" }).catch(() => null);
  bezig = false;
  if (antwoord?.status === 404) {
    // Logged in again while this screen stayed open: opening the page anew lets it follow again.
    const weer = await fetch(location.pathname, { redirect: "error" }).catch(() => null);
    if (!weer || weer.ok) return;
    clearInterval(volgt);
    return melding("volgt", "Je kunt dit punt nu niet volgen. Wat je typte staat nog op dit scherm. Kopieer het en open de pagina opnieuw.");
  }
  if (antwoord?.status !== 200) return;
  const nu = await antwoord.json();
  // Asked before a text was kept: what is in it may be older than what stands here.
  if (toen !== gestuurd) return;
  if (nu.stand !== "open") return klaar();
  versie = nu.versie;
  neemOver(nu.velden);
};

let volgt;
if (form) volgt = setInterval(volg, 3000);

if (schrijft) {
  form.addEventListener("input", (event) => {
    if (!event.target.name) return;
    vuil.add(naam(event.target));
    clearTimeout(wacht);
    wacht = setTimeout(bewaar, 1000);
  });
  form.addEventListener("focusout", () => bewaar());
  form.addEventListener("submit", () => { clearTimeout(wacht); vuil.clear(); clearInterval(volgt); });
  document.addEventListener("visibilitychange", () => document.hidden && bewaar());
  form.addEventListener("click", (event) => {
    const knop = event.target.closest("button[name='knop']");
    if (knop?.value.startsWith("weg:")) { event.preventDefault(); haalWeg(knop.closest("[data-rij]")); }
    if (knop?.value === "erbij") {
      event.preventDefault();
      const vrij = rijen().find((rij) => rij.hidden);
      if (vrij) vrij.hidden = false;
      (vrij ?? voegToe(String(rijen().length))).querySelector("input:not([type=hidden])").focus();
    }
  });
}

// ── keys ────────────────────────────────────────────────────────────────────────────
document.addEventListener("keydown", (event) => {
  const el = event.target;
  if (!document.querySelector("[data-toetsen]") || el.matches("textarea, [contenteditable], select") || (el.matches("input") && !["radio", "checkbox", "submit"].includes(el.type))) return;
  if (event.altKey && event.shiftKey && !event.ctrlKey && ["ArrowRight", "ArrowLeft"].includes(event.key)) {
    const link = document.querySelector(`a[rel=${event.key === "ArrowRight" ? "next" : "prev"}]`);
    if (link) { event.preventDefault(); link.click(); }
  } else if (schrijft && !event.altKey && !event.ctrlKey && !event.metaKey && ["1", "2"].includes(event.key)) {
    const keuze = van("te_voorkomen")[Number(event.key) - 1];
    event.preventDefault();
    keuze.focus();
    keuze.click();
  }
});
