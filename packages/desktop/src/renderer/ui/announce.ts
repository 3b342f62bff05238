import { hiddenClass } from "./visually-hidden.tsx";

const keptMs = 7000;

/** Says something to assistive technology that is seen otherwise, such as where a dragged task is now. */
export function announce(message: string, urgency: "polite" | "assertive" = "polite"): void {
  const line = document.createElement("div");
  line.textContent = message;
  regionFor(urgency).append(line);
  setTimeout(() => line.remove(), keptMs);
}

function regionFor(urgency: "polite" | "assertive"): Element {
  const existing = document.querySelector(`[data-announcer="${urgency}"]`);
  if (existing) return existing;
  const region = document.createElement("div");
  region.className = hiddenClass ?? "";
  region.setAttribute("aria-live", urgency);
  region.setAttribute("aria-relevant", "additions");
  region.dataset["announcer"] = urgency;
  document.body.append(region);
  return region;
}
