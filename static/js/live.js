// The live region: `HX-Trigger: {"zeg": "Bewaard"}`, or `zeg("Bewaard")` from another file.
const region = document.getElementById("live");

export const zeg = (text) => {
  if (!region) return;
  region.textContent = "";
  requestAnimationFrame(() => { region.textContent = text; });
};

document.body.addEventListener("zeg", (event) => zeg(event.detail.value ?? ""));
document.body.addEventListener("htmx:beforeRequest", (event) => event.detail.target?.setAttribute("aria-busy", "true"));
document.body.addEventListener("htmx:afterRequest", (event) => event.detail.target?.removeAttribute("aria-busy"));
