// After a page load with a message, or after a submit that swapped a block, the focus goes
// to the element with data-focus in what is new. Typing is never interrupted: a request
// that a submit did not start leaves the focus where it is.
const focusIn = (root) => {
  const target = root.matches?.("[data-focus]") ? root : root.querySelector?.("[data-focus]");
  if (!target) return;
  if (!target.hasAttribute("tabindex") && !target.matches("a[href], button, input, select, textarea")) {
    target.tabIndex = -1;
  }
  target.focus();
};

if (!location.hash) focusIn(document);

let submitted = false;
document.body.addEventListener("htmx:beforeRequest", (event) => {
  submitted = event.detail.requestConfig.triggeringEvent?.type === "submit";
});
document.body.addEventListener("htmx:afterSettle", (event) => {
  if (submitted) focusIn(event.detail.elt);
});
