// A form with data-eenmalig is sent once, however often the button is pressed. The button
// keeps its name and value (it is not disabled, only marked), and is free again when the page
// comes back from the browser's memory, or stayed: the network failed, or somebody stopped it.
// The key of the form sees to it that what did arrive is not done twice.
const WEER_VRIJ = 15_000;

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-eenmalig]");
  if (!form || form.hasAttribute("hx-post")) return;
  if (form.dataset.verzonden) return event.preventDefault();
  form.dataset.verzonden = "ja";
  event.submitter?.setAttribute("aria-disabled", "true");
  setTimeout(laatVrij, WEER_VRIJ, form);
});

window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-verzonden]").forEach(laatVrij);
});

function laatVrij(form) {
  delete form.dataset.verzonden;
  form.querySelector("[aria-disabled]")?.removeAttribute("aria-disabled");
}
