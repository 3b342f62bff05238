import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { Button } from "./button.tsx";
import { useTheme } from "./theme.ts";

afterEach(() => {
  cleanup();
  localStorage.clear();
});

test("a theme holds at once, wherever it is shown, and for the next visit", () => {
  render(
    <>
      <Themes />
      <Shown />
    </>,
  );
  expect(screen.getByRole("status").textContent).toBe("system");
  fireEvent.click(screen.getByRole("button", { name: "Dark" }));
  expect(screen.getByRole("status").textContent).toBe("dark");
  expect(document.documentElement.dataset["theme"]).toBe("dark");
  expect(localStorage.getItem("xtablo.look")).toContain('"theme":"dark"');
  fireEvent.click(screen.getByRole("button", { name: "System" }));
  expect(document.documentElement.dataset["theme"]).toBeUndefined();
});

function Themes() {
  const [, setTheme] = useTheme();
  return (
    <>
      <Button onPress={() => setTheme("dark")}>Dark</Button>
      <Button onPress={() => setTheme("system")}>System</Button>
    </>
  );
}

function Shown() {
  const [theme] = useTheme();
  return <output>{theme}</output>;
}
