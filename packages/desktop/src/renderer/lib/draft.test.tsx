import { act, renderHook } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  draftNames,
  forgetDrafts,
  giveBackDraft,
  hasVolatileDrafts,
  readDraft,
  startDrafts,
  useDraft,
  writeDraft,
} from "./draft.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

describe("a draft", () => {
  it("outlives the component, and goes when it is set to null", () => {
    const first = renderHook(() => useDraft("task:1"));
    act(() => first.result.current[1]("half a thought"));
    first.unmount();
    const second = renderHook(() => useDraft("task:1"));
    expect(second.result.current[0]).toBe("half a thought");
    act(() => second.result.current[1](null));
    expect(readDraft("task:1")).toBeNull();
  });

  it("belongs to its name", () => {
    writeDraft("task:1", "one");
    const { result, rerender } = renderHook(({ name }) => useDraft(name), { initialProps: { name: "task:1" } });
    rerender({ name: "task:2" });
    expect(result.current[0]).toBeNull();
  });

  it("takes back what was refused, one after another, beside what is being typed", () => {
    const { result } = renderHook(() => useDraft("task:1"));
    act(() => result.current[1]("being typed"));
    act(() => giveBackDraft("task:1", "refused"));
    act(() => giveBackDraft("task:1", "refused too"));
    expect(result.current[0]).toBe("being typed\nrefused\nrefused too");
    expect(readDraft("task:1")).toBe(result.current[0]);
  });

  it("lets one type where the browser keeps nothing", () => {
    const refuse = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    vi.stubGlobal("localStorage", { getItem: () => null, setItem: refuse, removeItem: () => undefined });
    const { result } = renderHook(() => useDraft("task:1"));
    act(() => result.current[1]("typed all the same"));
    expect(result.current[0]).toBe("typed all the same");
    expect(readDraft("task:1")).toBe("typed all the same");
    expect(hasVolatileDrafts()).toBe(true);
    act(() => result.current[1](null));
    expect(hasVolatileDrafts()).toBe(false);
  });

  it("belongs to its account, and only that account's are forgotten", () => {
    startDrafts("ines");
    writeDraft("task:1", "hers");
    startDrafts("yann");
    expect(readDraft("task:1")).toBeNull();
    writeDraft("task:1", "his");
    forgetDrafts();
    expect(draftNames()).toEqual([]);
    startDrafts("ines");
    expect(readDraft("task:1")).toBe("hers");
  });
});
