// One visible message above the content, made of text and at most one control.
export const melding = (id, text, control) => {
  let box = document.getElementById(id);
  if (!text) return box?.remove();
  if (!box) {
    box = document.createElement("div");
    box.id = id;
    box.className = "notice notice--warn meldbalk";
    box.setAttribute("role", "alert");
    document.getElementById("inhoud")?.prepend(box);
  }
  const line = document.createElement("p");
  line.textContent = text;
  const body = document.createElement("div");
  body.append(line, ...(control ? [control] : []));
  box.replaceChildren(body);
};
