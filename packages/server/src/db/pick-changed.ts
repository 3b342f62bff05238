/** The given fields that differ from the thing as it is. */
export function pickChanged<F extends object>(before: F, fields: Partial<F>): Partial<F> {
  const names = (Object.keys(fields) as (keyof F)[]).filter(
    (name) => fields[name] !== undefined && fields[name] !== before[name],
  );
  return Object.fromEntries(names.map((name) => [name, fields[name]])) as Partial<F>; // a subset of `fields` itself
}

/** What the changed fields said before, for the log: all but a description, which is long and which nobody reads twice. */
export function pickBefore<F extends object>(before: F, changed: Partial<F>): Partial<F> {
  const names = (Object.keys(changed) as (keyof F)[]).filter((name) => name !== "description");
  return Object.fromEntries(names.map((name) => [name, before[name]])) as Partial<F>; // a subset of `before` itself
}
