import { lazy, Suspense } from "react";
import { Skeleton } from "../../ui/skeleton.tsx";
import { patiently } from "../patiently.ts";

const Rendered = lazy(async () => ({
  default: (await patiently(() => import("./rendered-markdown.tsx"))).RenderedMarkdown,
}));

/** Markdown as people read it, made safe. What draws it is loaded when there is some. */
export function Markdown({ children }: { children: string }) {
  return (
    <Suspense fallback={<Skeleton width="88%" />}>
      <Rendered text={children} />
    </Suspense>
  );
}
