// A form with data-eenmalig is sent once, however often the button is pressed. The button
// keeps its name and value (it is not disabled, only marked), and is free again when the
// page comes back from the browser's memory.
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-eenmalig]");
  if (!form || form.hasAttribute("hx-post")) return;
  if (form.dataset.verzonden) return event.preventDefault();
  form.dataset.verzonden = "ja";
  event.submitter?.setAttribute("aria-disabled", "true");
});

window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-verzonden]")) {
    delete form.dataset.verzonden;
    form.querySelector("[aria-disabled]")?.removeAttribute("aria-disabled");
  }
});
