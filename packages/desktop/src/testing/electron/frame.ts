import { Strict } from "./refuse.ts";

let lastFrame = 0;

/** A frame of a page: what `senderFrame` and `mainFrame` are. Its address is the browser's, never what the page says. */
export class Frame extends Strict {
  static readonly shownAs = "frame";
  /** As the main process knows it: with the app's own scheme. */
  url = "";
  name = "";
  parent: Frame | null;
  readonly frameTreeNodeId = ++lastFrame;
  readonly routingId = this.frameTreeNodeId;
  readonly processId = 1;

  constructor(parent: Frame | null) {
    super();
    this.parent = parent;
  }

  get top(): Frame {
    return this.parent?.top ?? this;
  }

  get origin(): string {
    const { origin, protocol, host } = URL.parse(this.url) ?? new URL("about:blank");
    return origin === "null" && host !== "" ? `${protocol}//${host}` : origin; // URL knows no origin of the app's own scheme
  }
}
