import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";

/** Makes the components speak the page's language and write dates and numbers as the reader does. */
export function LocaleProvider({ locale, children }: { locale: string; children: ReactNode }) {
  return <I18nProvider locale={locale}>{children}</I18nProvider>;
}
