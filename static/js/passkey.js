// Starts allauth's passkey script (window.allauth) for the one form on this page that asks for it.
// Without a script, or in a browser that knows no passkeys, the form stays hidden.
import { melding } from "./honkvast.js";

const form = document.querySelector("form[data-passkey]");

const start = {
  inloggen: (forms) => forms.loginForm({ ids: { login: "passkey-knop", credential: "passkey-antwoord" } }),
  bevestigen: (forms, data) => forms.authenticateForm({ ids: { authenticate: "passkey-knop", credential: "passkey-antwoord" }, data }),
  erbij: (forms, data) => forms.addForm({ ids: { add: "passkey-knop", passwordless: "id_passwordless", credential: "id_credential" }, data }),
};

if (form && window.PublicKeyCredential && window.allauth) {
  const { opties, passkey } = form.dataset;
  start[passkey](window.allauth.webauthn.forms, opties && JSON.parse(opties));
  form.hidden = false;
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  melding("passkey", "Het lukte niet met de passkey. Probeer het opnieuw of kies een andere manier.");
});
