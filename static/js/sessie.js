// Ten minutes before the session ends a banner offers to stay. When the window comes back
// into view the time and the token are asked again: somebody may have logged in elsewhere.
import { melding } from "./melding.js";

const VOORAF = 10 * 60;
const body = document.body;
let timers = [];

const neemOver = ({ seconden, token }) => {
  body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
  for (const input of document.getElementsByName("csrfmiddlewaretoken")) input.value = token;
  plan(seconden);
};

const vraag = async (url, method) => {
  const headers = JSON.parse(body.getAttribute("hx-headers") || "{}");
  const answer = await fetch(url, { method, headers, redirect: "error" }).catch(() => null);
  if (answer?.ok) neemOver(await answer.json());
  return Boolean(answer?.ok);
};

const waarschuw = (minuten) => {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "btn", textContent: "Blijf ingelogd" });
  button.addEventListener("click", () => vraag("/sessie/verlengen/", "POST"));
  melding("sessie", `Je wordt over ${minuten} ${minuten === 1 ? "minuut" : "minuten"} uitgelogd.`, button);
};

// A draft that was kept or another tab may have moved the end: ask before saying so.
const kijk = async (anders, ...rest) => await vraag("/sessie/", "GET") || anders(...rest);

const voorbij = () => melding("sessie", "Je bent uitgelogd. Je tekst staat nog op dit scherm. Log in een nieuw tabblad in en ga dan hier verder.", inloglink());

export const inloglink = () => Object.assign(document.createElement("a"), { href: "/inloggen/", target: "_blank", textContent: "Inloggen in een nieuw tabblad" });

const plan = (seconden) => {
  timers.forEach(clearTimeout);
  melding("sessie", "");
  const over = Math.max(seconden - VOORAF, 0), minuten = Math.ceil(Math.min(seconden, VOORAF) / 60);
  timers = [over ? setTimeout(kijk, over * 1000, waarschuw, minuten) : setTimeout(waarschuw, 0, minuten), setTimeout(kijk, Math.max(seconden, 1) * 1000, voorbij)];
};

if (body.dataset.sessieSeconden) {
  plan(Number(body.dataset.sessieSeconden));
  document.addEventListener("visibilitychange", () => document.hidden || vraag("/sessie/", "GET"));
}
