import { LatestActivity } from "../features/activity/latest-activity.tsx";
import { OverviewPage } from "../features/tablo/overview-page.tsx";

/** What a tablo is about, with the latest that happened in it. */
export function TabloOverview() {
  return <OverviewPage activity={<LatestActivity />} />;
}
