/** An element with attributes and children; text is text, never markup. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

export function makeButton(label: string, { key, look }: { key?: string; look?: string }, press: () => void) {
  const button = make("button", { type: "button", class: look ?? "quiet" }, label);
  if (key !== undefined) {
    button.setAttribute("aria-keyshortcuts", key);
    button.append(make("kbd", { class: "key", "aria-hidden": "true" }, key));
  }
  button.addEventListener("click", press);
  return button;
}
