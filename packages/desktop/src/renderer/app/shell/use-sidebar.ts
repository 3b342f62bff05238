import { useState } from "react";

const storageKey = "xtablo.sidebar";

/** Whether the sidebar is open beside the page. */
export interface SidebarState {
  collapsed: boolean;
  toggle: () => void;
}

/** The sidebar as it was left, also in an earlier visit. */
export function useSidebar(): SidebarState {
  const [collapsed, setCollapsed] = useState(() => read() === "collapsed");
  const toggle = () => {
    setCollapsed(!collapsed);
    write(collapsed ? "open" : "collapsed");
  };
  return { collapsed, toggle };
}

function read(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null; // storage is switched off: the sidebar starts open
  }
}

function write(state: string): void {
  try {
    localStorage.setItem(storageKey, state);
  } catch {
    // Storage is switched off: the choice holds until the page is left.
  }
}
