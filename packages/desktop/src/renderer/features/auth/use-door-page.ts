import { useEffect, useState } from "react";

/** Signing in, or making an account. */
export type DoorPage = "login" | "signup";

/** Which of the sign-in pages the address names, and what opens another. */
export function useDoorPage(): [DoorPage, (page: DoorPage) => void] {
  const [page, setPage] = useState(currentPage);
  useEffect(() => {
    const follow = () => setPage(currentPage());
    window.addEventListener("popstate", follow);
    return () => window.removeEventListener("popstate", follow);
  }, []);
  const open = (next: DoorPage) => {
    history.pushState(null, "", `/${next}${location.search}`);
    setPage(next);
  };
  return [page, open];
}

function currentPage(): DoorPage {
  return location.pathname === "/signup" ? "signup" : "login";
}
