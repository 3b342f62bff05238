import { act, render } from "@testing-library/react";
import type { AppBridge, AppState } from "../../shared/ipc.ts";
import { App } from "../app.tsx";
import { type FakeApp, fakeApp } from "./bridge.ts";

/** Opens the pages on an app in a state, and waits until they have drawn it. */
export async function openPages(changes: Partial<AppState> = {}, answers: Partial<AppBridge> = {}): Promise<FakeApp> {
  const app = fakeApp(changes, answers);
  await act(async () => render(<App bridge={app.bridge} />));
  return { ...app, push: (changes) => act(() => app.push(changes)) };
}
