/*
 * What runs in a page. Each function is written into the page as text, so it uses nothing but what it is given and what
 * a page has: `makeCodec` in the host's process too.
 */

/** A value on its way: a kind, and what there is to say about it. */
export type Wire = [kind: string, ...parts: unknown[]];

type AnyFunction = (...args: unknown[]) => unknown;

/** How functions and promises cross; without it they can't. */
export interface Links {
  keepFunction(value: AnyFunction): number;
  callFunction(id: number, args: unknown[]): unknown;
  keepPromise(value: Promise<unknown>): number;
  awaitPromise(id: number): Promise<unknown>;
}

export interface Codec {
  /** Throws "An object could not be cloned." for what can't cross. */
  encode(value: unknown): Wire;
  decode(wire: Wire): unknown;
}

/** Structured clone as text, as far as it is needed. It refuses Map, Set and what refers to itself, which Electron clones. */
export function makeCodec(links?: Links): Codec {
  const kindOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

  function encodeObject(value: object, depth: number): Wire {
    if (depth > 100) throw new Error("An object could not be cloned.");
    if (Array.isArray(value)) return ["array", Array.from(value, (item) => encode(item, depth + 1))];
    if (links && value instanceof Promise) return ["promise", links.keepPromise(value)];
    if (value instanceof Error) return ["error", value.name, value.message];
    if (value instanceof Date) return ["date", value.getTime()];
    if (value instanceof Uint8Array) return ["bytes", btoa(Array.from(value, (b) => String.fromCharCode(b)).join(""))];
    if (value instanceof ArrayBuffer) return ["buffer", encodeObject(new Uint8Array(value), depth + 1)];
    if (kindOf(value) !== "Object") throw new Error("An object could not be cloned.");
    return ["object", Object.entries(value).map(([name, item]) => [name, encode(item, depth + 1)])];
  }

  function encode(value: unknown, depth = 0): Wire {
    if (value === null || typeof value === "string" || typeof value === "boolean") return ["same", value];
    if (value === undefined) return ["undefined"];
    if (typeof value === "number") return Number.isFinite(value) ? ["same", value] : ["number", String(value)];
    if (typeof value === "bigint") return ["bigint", String(value)];
    if (typeof value === "object") return encodeObject(value, depth);
    if (links && typeof value === "function") return ["function", links.keepFunction(value as AnyFunction)];
    throw new Error("An object could not be cloned.");
  }

  const readers: Record<string, (first: never, second: never) => unknown> = {
    same: (value) => value,
    undefined: () => undefined,
    number: Number,
    bigint: BigInt,
    date: (time: number) => new Date(time),
    error: (name: string, message: string) => Object.assign(new Error(message), { name }),
    bytes: (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0)),
    buffer: (bytes: Wire) => (decode(bytes) as Uint8Array).buffer,
    array: (items: Wire[]) => items.map(decode),
    object: (entries: [string, Wire][]) => Object.fromEntries(entries.map(([name, item]) => [name, decode(item)])),
    function:
      (id: number) =>
      (...args: unknown[]) =>
        links?.callFunction(id, args),
    promise: (id: number) => links?.awaitPromise(id),
  };

  function decode([kind, first, second]: Wire): unknown {
    return readers[kind]?.(first as never, second as never);
  }

  return { encode: (value) => encode(value), decode };
}

/** The names of the events by which two worlds of a page talk. Nobody else in the page knows them. */
export interface Channel {
  listen: string;
  tell: string;
}

type Told =
  | { kind: "expose"; name: string; api: Wire }
  | { kind: "call"; id: number; args: Wire[] }
  | { kind: "reply"; value?: Wire; error?: Wire }
  | { kind: "settled"; id: number; value?: Wire; error?: Wire };

/** One side of the context bridge. What it throws in one world is thrown in the other. */
export function connectWorlds(make: typeof makeCodec, channel: Channel): { expose(name: string, api: unknown): void } {
  const { parse, stringify } = JSON;
  const dispatch = dispatchEvent.bind(globalThis);
  const Message = CustomEvent;
  const functions = new Map<number, AnyFunction>();
  const promises = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  let reply: { value?: Wire; error?: Wire } = {};

  const tell = (told: Told): void => void dispatch(new Message(channel.tell, { detail: stringify(told) }));
  const toError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
  const open = ({ value, error }: typeof reply): unknown => {
    if (error) throw codec.decode(error);
    return value && codec.decode(value);
  };
  const attempt = (run: () => unknown): typeof reply => {
    try {
      return { value: codec.encode(run()) };
    } catch (thrown) {
      return { error: codec.encode(toError(thrown)) };
    }
  };

  const codec: Codec = make({
    keepFunction(value) {
      functions.set(++last, value);
      return last;
    },
    callFunction(id, args) {
      tell({ kind: "call", id, args: args.map(codec.encode) }); // it is answered before this returns
      return open(reply);
    },
    keepPromise(value) {
      const id = ++last;
      value.then(
        (result) => tell({ kind: "settled", id, ...attempt(() => result) }),
        (thrown: unknown) => tell({ kind: "settled", id, error: codec.encode(toError(thrown)) }),
      );
      return id;
    },
    awaitPromise(id) {
      const promise = Promise.withResolvers<unknown>();
      promises.set(id, promise);
      return promise.promise;
    },
  });

  const freeze = (value: unknown): unknown => {
    if (typeof value === "object" && value !== null) for (const item of Object.values(value)) freeze(item);
    return Object.freeze(value);
  };

  addEventListener(channel.listen, (event) => {
    const told = parse((event as CustomEvent<string>).detail) as Told;
    if (told.kind === "expose") {
      const answer = attempt(() => {
        if (told.name in globalThis)
          throw new Error("Cannot bind an API on top of an existing property on the window object");
        Object.defineProperty(globalThis, told.name, { value: freeze(codec.decode(told.api)), enumerable: true });
      });
      tell({ kind: "reply", ...answer });
    } else if (told.kind === "call") {
      tell({ kind: "reply", ...attempt(() => functions.get(told.id)?.(...told.args.map(codec.decode))) });
    } else if (told.kind === "reply") {
      reply = told;
    } else {
      const promise = promises.get(told.id);
      promises.delete(told.id);
      if (told.error) promise?.reject(codec.decode(told.error));
      else promise?.resolve(told.value && codec.decode(told.value));
    }
  });

  return {
    expose(name, api) {
      tell({ kind: "expose", name, api: codec.encode(api) });
      open(reply);
    },
  };
}
