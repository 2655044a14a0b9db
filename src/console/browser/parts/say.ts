import { make } from "./make.ts";

const region = make("p", { class: "unseen", role: "status" });

/** What stands at the foot of the window, over every screen. */
export const foot = make("div", { class: "foot" });

export function openRegions(): void {
  document.body.append(region, foot);
}

/** Says what happened to who cannot see it. The same words twice are said twice. */
export function say(text: string): void {
  region.textContent = "";
  requestAnimationFrame(() => {
    region.textContent = text;
  });
}
