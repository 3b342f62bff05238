import "./style.css";
import { useState } from "react";
import { GridList, GridListItem } from "react-aria-components/GridList";
import { useDragAndDrop } from "react-aria-components/useDragAndDrop";
import { Virtualizer, ListLayout } from "react-aria-components/Virtualizer";
import { createRoot } from "react-dom/client";
import { make, Body, move } from "./card.jsx";
const virtual = location.search.includes("virtual");
function Column({ name, tasks, onMove }) {
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((k) => ({ task: String(k), "text/plain": String(k) })),
    acceptedDragTypes: ["task"],
    getDropOperation: () => "move",
    renderDragPreview: (items) => (
      <div className="card preview">
        <h3>{items[0]["text/plain"]}</h3>
      </div>
    ),
    onReorder: (e) =>
      onMove([...e.keys][0], name, e.target.dropPosition === "before" ? e.target.key : after(tasks, e.target.key)),
    onInsert: ({ items, target }) => {
      const before = target.dropPosition === "before" ? target.key : after(tasks, target.key);
      void items[0].getText("task").then((id) => onMove(id, name, before));
    },
    onRootDrop: ({ items }) => void items[0].getText("task").then((id) => onMove(id, name)),
  });
  const list = (
    <GridList className="list" aria-label={name} items={tasks} dragAndDropHooks={dragAndDropHooks}>
      {(t) => (
        <GridListItem className="card" id={t.id} textValue={t.title}>
          <Body t={t} />
        </GridListItem>
      )}
    </GridList>
  );
  return (
    <section className="col">
      <h2>
        {name} {tasks.length}
      </h2>
      {virtual ? (
        <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight: 100 }}>
          {list}
        </Virtualizer>
      ) : (
        list
      )}
    </section>
  );
}
const after = (tasks, k) => tasks[tasks.findIndex((t) => t.id === k) + 1]?.id;
function App() {
  const [cols, set] = useState(make);
  return (
    <div className="kanban">
      {Object.entries(cols).map(([n, ts]) => (
        <Column key={n} name={n} tasks={ts} onMove={(id, to, b) => set((c) => move(c, id, to, b))} />
      ))}
    </div>
  );
}
createRoot(document.getElementById("root")).render(<App />);
