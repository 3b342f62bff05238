import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { useCalmOrder } from "./use-calm-order.ts";

afterEach(cleanup);

function List({ ids }: { ids: string[] }) {
  const { calm, watching } = useCalmOrder(ids.map((id) => ({ id })));
  return (
    <ul {...watching}>
      {calm.map(({ id }) => (
        <li key={id}>
          <a href={`/${id}`}>{id}</a>
        </li>
      ))}
    </ul>
  );
}

const shown = () => screen.getAllByRole("listitem").map((item) => item.textContent);

test("things stay in place under the pointer, new ones come last, and all goes in order afterwards", () => {
  const { rerender } = render(<List ids={["a", "b", "c"]} />);
  rerender(<List ids={["b", "a", "c"]} />);
  expect(shown()).toEqual(["b", "a", "c"]);
  fireEvent.pointerEnter(screen.getByRole("list"));
  rerender(<List ids={["d", "c", "a"]} />);
  expect(shown()).toEqual(["a", "c", "d"]);
  fireEvent.pointerLeave(screen.getByRole("list"));
  expect(shown()).toEqual(["d", "c", "a"]);
});

test("things stay in place while one of them has the focus", () => {
  const { rerender } = render(<List ids={["a", "b"]} />);
  fireEvent.focus(screen.getByRole("link", { name: "b" }));
  rerender(<List ids={["b", "a"]} />);
  expect(shown()).toEqual(["a", "b"]);
  fireEvent.blur(screen.getByRole("link", { name: "b" }), { relatedTarget: screen.getByRole("link", { name: "a" }) });
  expect(shown()).toEqual(["a", "b"]);
  fireEvent.blur(screen.getByRole("link", { name: "a" }), { relatedTarget: null });
  expect(shown()).toEqual(["b", "a"]);
});
