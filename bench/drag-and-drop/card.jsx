export const make = () => {
  const c = { todo: [], doing: [], review: [], done: [] };
  const ks = Object.keys(c);
  for (let i = 0; i < 1000; i++)
    c[ks[i % 4]].push({
      id: "t" + i,
      title:
        "Task number " +
        i +
        " with a title of a usual length, " +
        (i % 3 ? "short" : "and a longer one that wraps onto a second line"),
    });
  return c;
};
export const Body = ({ t }) => (
  <>
    <h3>{t.title}</h3>
    <div className="labels">
      <span>
        <i />
        Quote
      </span>
      <span>
        <i />
        Permit
      </span>
    </div>
    <div className="foot">
      <svg width="16" height="16" viewBox="0 0 24 24">
        <circle cx="12" cy="12" r="10" />
      </svg>
      <time>28 Nov</time>
      <b>IB</b>
    </div>
  </>
);
export const move = (cols, id, to, before) => {
  const n = Object.fromEntries(
    Object.entries(cols).map(([k, v]) => [k, v.some((t) => t.id === id) ? v.filter((t) => t.id !== id) : v]),
  );
  const t = Object.values(cols)
    .flat()
    .find((t) => t.id === id);
  const list = [...n[to]];
  const i = before ? list.findIndex((t) => t.id === before) : -1;
  list.splice(i < 0 ? list.length : i, 0, t);
  return { ...n, [to]: list };
};
