import "../renderer/ui/tokens.css";
import "../renderer/ui/base.css";
import { createRoot } from "react-dom/client";
import type { AppBridge } from "../shared/ipc.ts";
import { App } from "./app.tsx";
import { FindBar } from "./find-bar.tsx";
import { speak } from "./speak.ts";

declare global {
  interface Window {
    /** What the app offers to its own pages; its preload puts it there. */
    xtabloApp: AppBridge;
  }
}

speak(navigator.language.startsWith("fr") ? "fr" : "en"); // until the app says which
const root = document.getElementById("root");
const Page = location.hash === "#find" ? FindBar : App;
if (root) createRoot(root).render(<Page bridge={window.xtabloApp} />);
