// A request that fails is told, in sight and to the live region; the text stays in place.
import { melding } from "./melding.js";
import { inloglink } from "./sessie.js";

const TEKST = {
  401: "Je was te lang weg. Je tekst staat nog op dit scherm. Log opnieuw in en probeer het dan nog een keer.",
  403: "Dit mag je niet doen. Je tekst staat nog op dit scherm.",
  404: "Dit bestaat niet meer. Je tekst staat nog op dit scherm.",
  413: "Dit is te groot om te versturen. Je tekst staat nog op dit scherm.",
  429: "Je deed dit te vaak achter elkaar. Wacht even en probeer het dan opnieuw.",
};
const ANDERS = "Er ging iets mis bij ons. Je tekst staat nog op dit scherm. Probeer het over een minuut.";

document.body.addEventListener("htmx:sendError", () => melding("verbinding", "Geen verbinding. Je tekst staat nog op dit scherm."));
document.body.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  melding("verbinding", TEKST[status] ?? ANDERS, status === 401 ? inloglink() : null);
});
// The form was made for another organisation than one works for now (partners/namens.py).
document.body.addEventListener("andereorganisatie", (event) => melding("organisatie", event.detail.value));
document.body.addEventListener("htmx:afterRequest", (event) => {
  if (!event.detail.successful) return;
  melding("verbinding", "");
  if (event.detail.xhr.status !== 409) melding("organisatie", "");
});
