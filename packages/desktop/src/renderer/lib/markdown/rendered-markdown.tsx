import ReactMarkdown, { type Components } from "react-markdown";
import rehypeSanitize from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { Prose } from "../../ui/prose.tsx";
import { useText } from "../text.ts";

// A link leaves the page alone and tells the other side nothing; pictures from elsewhere are refused by the CSP.
const components: Components = {
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  ),
  img: ({ alt, src }) => (
    <a href={typeof src === "string" ? src : undefined} target="_blank" rel="noreferrer noopener">
      {alt ?? src}
    </a>
  ),
  input: ({ checked }) => <Tick checked={checked === true} />, // of a task list: Markdown has no other
};

function Tick({ checked }: { checked: boolean }) {
  const text = useText();
  return (
    <input type="checkbox" disabled checked={checked} aria-label={checked ? text("ui.ticked") : text("ui.unticked")} />
  );
}

/** Markdown with tables, task lists and strikethrough; HTML in it is text, and anything unsafe is taken out. */
export function RenderedMarkdown({ text }: { text: string }) {
  return (
    <Prose>
      <ReactMarkdown remarkPlugins={[remarkGfm]} rehypePlugins={[rehypeSanitize]} components={components}>
        {text}
      </ReactMarkdown>
    </Prose>
  );
}
