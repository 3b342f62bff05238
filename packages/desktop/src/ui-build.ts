import type { Plugin } from "vite";

/** Leaves out React Aria's messages in languages that Xtablo does not speak; English answers for them. */
export function keepLanguages(kept: readonly string[] = ["en-US", "fr-FR"]): Plugin {
  const messages = /react-(?:aria|stately|aria-components)\/dist\/private\/intl\/(?:\w+\/)?([a-z]{2}-[A-Z]{2})\.mjs$/;
  return {
    name: "xtablo:keep-languages",
    apply: "build",
    load: {
      filter: { id: messages },
      handler(id) {
        const language = messages.exec(id)?.[1];
        return language === undefined || kept.includes(language) ? null : "export default undefined;";
      },
    },
  };
}

/** Puts the order of the layers first in the stylesheet: what comes first in it is the bundler's affair. */
export function orderLayers(): Plugin {
  return {
    name: "xtablo:order-layers",
    apply: "build",
    generateBundle: {
      order: "post", // the stylesheet is made by Vite's own plugin, at this very moment
      handler(_, bundle) {
        for (const file of Object.values(bundle))
          if (file.type === "asset" && file.fileName.endsWith(".css"))
            file.source = `@layer reset,tokens,ui,feature;${file.source.toString()}`;
      },
    },
  };
}
