import type { Chromium } from "./chromium.ts";

/** What a session's permission handlers say of a page. `contents` is the view's webContents. */
export interface PermissionHandlers {
  check: ((contents: unknown, permission: string, origin: string, details: object) => boolean) | null;
  request:
    | ((contents: unknown, permission: string, done: (isGranted: boolean) => void, details: object) => void)
    | null;
}

interface Descriptor {
  name: string;
  sysex?: boolean;
  allowWithoutSanitization?: boolean;
}

/** Chromium's settings, each with the permission of Electron's that decides it. */
const settings: { permission: string; mediaType?: "video" | "audio"; descriptor: Descriptor }[] = [
  { permission: "media", mediaType: "video", descriptor: { name: "camera" } },
  { permission: "media", mediaType: "audio", descriptor: { name: "microphone" } },
  { permission: "geolocation", descriptor: { name: "geolocation" } },
  { permission: "notifications", descriptor: { name: "notifications" } },
  { permission: "clipboard-read", descriptor: { name: "clipboard-read" } },
  { permission: "clipboard-sanitized-write", descriptor: { name: "clipboard-write" } },
  { permission: "midi", descriptor: { name: "midi" } },
  { permission: "midiSysex", descriptor: { name: "midi", sysex: true } },
  { permission: "idle-detection", descriptor: { name: "idle-detection" } },
  { permission: "window-management", descriptor: { name: "window-management" } },
  { permission: "local-fonts", descriptor: { name: "local-fonts" } },
  { permission: "storage-access", descriptor: { name: "storage-access" } },
  { permission: "persistent-storage", descriptor: { name: "persistent-storage" } },
];

/**
 * Asks the app, and sets what it says as Chromium's own setting for the page's origin, before the page is there. Electron
 * asks when the page does; here it is asked for each permission and each new page. Without handlers all is granted, as in
 * Electron. Permissions that Chromium has no setting for (`fullscreen`, `pointerLock`, devices) are not asked for.
 */
export async function permit(
  chromium: Chromium,
  handlers: PermissionHandlers,
  page: { contents: unknown; url: string; chromiumUrl: string; origin: string },
): Promise<void> {
  const { origin } = new URL(page.chromiumUrl);
  if (origin === "null") return;
  const set = async ({ permission, mediaType, descriptor }: (typeof settings)[number]): Promise<void> => {
    const setting = (await isGranted(handlers, permission, mediaType, page)) ? "granted" : "denied";
    await chromium.send("Browser.setPermission", { permission: descriptor, setting, origin });
  };
  await Promise.all(settings.map(set));
}

function isGranted(
  { check, request }: PermissionHandlers,
  permission: string,
  mediaType: "video" | "audio" | undefined,
  { contents, url, origin }: { contents: unknown; url: string; origin: string },
): boolean | Promise<boolean> {
  const common = { requestingUrl: url, isMainFrame: true };
  const securityOrigin = `${origin}/`;
  if (
    check &&
    !check(contents, permission, securityOrigin, { ...common, ...(mediaType && { mediaType, securityOrigin }) })
  )
    return false;
  if (!request) return true;
  const details = { ...common, ...(mediaType && { mediaTypes: [mediaType], securityOrigin }) };
  return new Promise((resolve) => request(contents, permission, resolve, details));
}
