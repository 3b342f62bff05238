import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { catalogue } from "../app/catalogues.ts";
import { startTexts } from "../lib/text.ts";
import { Button } from "./button.tsx";
import { Lightbox } from "./lightbox.tsx";

beforeEach(() => startTexts("en", catalogue));
afterEach(cleanup);

test("a lightbox is named by its title and holds what is looked at; Escape closes it", async () => {
  render(<Looking />);
  fireEvent.click(screen.getByRole("button", { name: "Look" }));
  const dialog = screen.getByRole("dialog", { name: "Photo.png" });
  within(dialog).getByText("12 kB");
  within(dialog).getByRole("img", { name: "A roof" });
  fireEvent.keyDown(dialog, { key: "Escape" });
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

function Looking() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>Look</Button>
      <Lightbox
        open={open}
        onClose={() => setOpen(false)}
        title="Photo.png"
        meta="12 kB"
        actions={<Button>Save</Button>}
      >
        <img alt="A roof" src="data:," />
      </Lightbox>
    </>
  );
}
