import { make } from "./make.ts";
import { mainOf, onArrival } from "./screen.ts";

const region = make("p", { class: "unseen", role: "status" });

/** What can be taken back and what came back: at the foot of the window, or above a decision that it would cover. */
export const foot = make("div", { class: "foot" });

export function openRegions(): void {
  document.body.append(region);
  mainOf().before(foot);
  onArrival(() => foot.style.removeProperty("--kept"));
}

/** Keeps its place until the next screen, so that no button moves under a finger that is on its way. */
export function takeFromFoot(element: HTMLElement): void {
  if (!element.isConnected) return;
  foot.style.setProperty("--kept", `${foot.getBoundingClientRect().height}px`);
  element.remove();
}

/** Says what happened to who cannot see it. The same words twice are said twice. */
export function say(text: string): void {
  region.textContent = "";
  requestAnimationFrame(() => {
    region.textContent = text;
  });
}
