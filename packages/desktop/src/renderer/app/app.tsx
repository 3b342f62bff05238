import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import type { Account } from "@xtablo/contract";
import { useEffect, useState } from "react";
import { UploadsProvider } from "../features/files/uploads-provider.tsx";
import { startDrafts } from "../lib/draft.ts";
import { displayLocale } from "../lib/format.ts";
import { patiently } from "../lib/patiently.ts";
import { useLanguage } from "../lib/text.ts";
import { followPlaces } from "../platform/desktop.ts";
import { useLeaveWarning } from "../platform/leave-warning.ts";
import { createQueryClient } from "../platform/query-client.ts";
import { keys } from "../platform/query-keys.ts";
import { LocaleProvider } from "../ui/locale-provider.tsx";
import { ToastRegion } from "../ui/toast.tsx";
import { loadTexts } from "./load-texts.ts";
import { createAppRouter } from "./router.tsx";

/** The application of whoever is signed in. */
export function App({ account }: { account: Account }) {
  const [client] = useState(() => {
    startDrafts(account.id);
    const created = createQueryClient();
    created.setQueryData(keys.session, account);
    return created;
  });
  const [router] = useState(createAppRouter);
  useLeaveWarning(client);
  useLanguage(); // dates, numbers and the components' own texts follow it
  useEffect(() => {
    // Ahead of the first dialog, and of the first refusal, that needs them.
    void patiently(() => Promise.all([loadTexts("later"), loadTexts("server")]));
  }, []);
  useEffect(() => followPlaces((place) => router.history.push(place)), [router]);
  return (
    <LocaleProvider locale={displayLocale()}>
      <QueryClientProvider client={client}>
        <UploadsProvider>
          <RouterProvider router={router} />
        </UploadsProvider>
        <ToastRegion />
      </QueryClientProvider>
    </LocaleProvider>
  );
}
