import { EventEmitter } from "node:events";

/** What the language, or Node's own inspection, looks up on anything. */
const askedOfAnything = new Set(["then", "toJSON", "constructor", "domain", "shownAs", "nodeType", "asymmetricMatch"]);

function shownName(receiver: object): string {
  const made = typeof receiver === "function" ? receiver : receiver.constructor;
  const { shownAs, name } = made as unknown as { shownAs?: string; name: string };
  return shownAs ?? name;
}

/** Ends a chain of prototypes: who asks it for something has asked for what the host does not have. */
function endOfChain(base: object): object {
  return new Proxy(base, {
    get(target, key, receiver: object) {
      if (key in target || typeof key === "symbol" || key.startsWith("_") || askedOfAnything.has(key))
        return Reflect.get(target, key, receiver) as unknown;
      throw new Error(`The test host has no ${shownName(receiver)}.${key}`);
    },
    set(_target, key, value, receiver: object) {
      if (typeof key === "string" && !key.startsWith("_") && !(key in base))
        throw new Error(`The test host has no ${shownName(receiver)}.${key}`);
      return Reflect.defineProperty(receiver, key, { value, writable: true, enumerable: true, configurable: true });
    },
  });
}

/** What throws for every property that it does not have, instead of giving `undefined`. `static shownAs` is its name then. */
export class Strict {
  toString(): string {
    return `[test host's ${shownName(this)}]`;
  }
}
Object.setPrototypeOf(Strict.prototype, endOfChain(Object.prototype));
Object.setPrototypeOf(Strict, endOfChain(Function.prototype));

type Listener = Parameters<EventEmitter["on"]>[1];

/** As {@link Strict}, for what emits events: it also refuses to listen for an event that it never emits. */
export class StrictEmitter extends EventEmitter {
  private readonly known: ReadonlySet<string>;

  constructor(events: readonly string[]) {
    super();
    this.known = new Set([...events, "error", "newListener", "removeListener"]);
  }

  override on(event: string, listener: Listener): this {
    this.requireKnown(event);
    return super.on(event, listener);
  }

  override addListener(event: string, listener: Listener): this {
    return this.on(event, listener);
  }

  override prependListener(event: string, listener: Listener): this {
    this.requireKnown(event);
    return super.prependListener(event, listener);
  }

  private requireKnown(event: string): void {
    if (!this.known.has(event)) throw new Error(`The test host has no event "${event}" of ${shownName(this)}`);
  }
}
Object.setPrototypeOf(StrictEmitter.prototype, endOfChain(EventEmitter.prototype));
Object.setPrototypeOf(StrictEmitter, endOfChain(EventEmitter));

/** An event as Electron's listeners get it. */
export interface HostEvent {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

/** Makes a {@link HostEvent} that carries `more`. */
export function makeEvent<More extends object>(more: More): More & HostEvent {
  let isPrevented = false;
  const event = {
    get defaultPrevented() {
      return isPrevented;
    },
    preventDefault() {
      isPrevented = true;
    },
  };
  return Object.defineProperties(event, Object.getOwnPropertyDescriptors(more)) as More & HostEvent;
}
