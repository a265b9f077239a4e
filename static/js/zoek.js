// "/" puts the cursor in the search box, unless you are typing somewhere.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const box = document.getElementById("zoek");
  if (!box) return;
  event.preventDefault();
  box.focus();
});
