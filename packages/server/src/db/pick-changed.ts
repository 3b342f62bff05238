/** The given fields that differ from the thing as it is. */
export function pickChanged<F extends object>(before: F, fields: Partial<F>): Partial<F> {
  const names = (Object.keys(fields) as (keyof F)[]).filter(
    (name) => fields[name] !== undefined && fields[name] !== before[name],
  );
  return Object.fromEntries(names.map((name) => [name, fields[name]])) as Partial<F>; // a subset of `fields` itself
}
