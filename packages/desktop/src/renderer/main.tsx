import "./ui/tokens.css";
import "./ui/base.css";
import { createRoot } from "react-dom/client";
import { catalogue } from "./app/catalogues.ts";
import { startTexts, text } from "./lib/text.ts";

await startTexts("en", catalogue);
const root = document.getElementById("root");
if (root) createRoot(root).render(<h1>{text("ui.close")}</h1>);
