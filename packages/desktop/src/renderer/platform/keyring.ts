import { useState } from "react";
import { v7 as newKey } from "uuid";

/**
 * Gives each thing that is about to be created its `Idempotency-Key`: the same for every try of one submission,
 * so that a try whose answer got lost does not make a second thing.
 */
export function useIdempotencyKey(): (body: object) => string {
  const [keyByBody] = useState(() => new WeakMap<object, string>());
  return (body) => {
    const key = keyByBody.get(body) ?? newKey();
    keyByBody.set(body, key);
    return key;
  };
}
