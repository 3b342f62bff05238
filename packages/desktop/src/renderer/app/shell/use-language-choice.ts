import { useQueryClient } from "@tanstack/react-query";
import { api } from "@xtablo/contract";
import { type Language, text, useLanguage } from "../../lib/text.ts";
import { call, messageOf } from "../../platform/api.ts";
import { keys } from "../../platform/query-keys.ts";
import { showToast } from "../../ui/toast.tsx";
import { chooseLanguage } from "../load-texts.ts";

/** The page's language, and what changes it: at once, in this browser, and wherever one signs in. */
export function useLanguageChoice(): [Language, (language: Language) => Promise<void>] {
  const language = useLanguage();
  const client = useQueryClient();
  const choose = async (locale: Language) => {
    try {
      await chooseLanguage(locale);
    } catch {
      return showToast({
        tone: "danger",
        message: text("app.languageFailed", { reason: text("platform.unreachable") }),
      });
    }
    try {
      client.setQueryData(keys.session, await call(api.me.update, { body: { locale } }));
    } catch (error) {
      showToast({ tone: "danger", message: text("app.languageNotKept", { reason: messageOf(error) }) });
    }
  };
  return [language, choose];
}
