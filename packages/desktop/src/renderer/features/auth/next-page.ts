/** Where to go after signing in: a page of ours, named by `?next=`; home when it is anything else. */
export function nextPage(search: string, origin: string = location.origin): string {
  const wanted = new URLSearchParams(search).get("next") ?? "/";
  const url = URL.canParse(wanted, origin) ? new URL(wanted, origin) : new URL("/", origin);
  if (url.origin !== origin || isDoor(url.pathname)) return "/";
  return url.pathname + url.search + url.hash;
}

/** The address that asks to sign in and then comes back to `page`. */
export function signInAddress(page: string): string {
  return page === "/" ? "/login" : `/login?next=${encodeURIComponent(page)}`;
}

/** Whether a path is one of the sign-in pages. */
export function isDoor(path: string): boolean {
  return path === "/login" || path === "/signup";
}

/** The page to choose a password with a link. */
export const resetPath = "/reset-password";
