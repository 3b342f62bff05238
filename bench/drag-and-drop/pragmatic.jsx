import "./style.css";
import { autoScrollForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import { attachClosestEdge, extractClosestEdge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge";
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { setCustomNativeDragPreview } from "@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useState, useEffect, useRef, memo } from "react";
import { createRoot } from "react-dom/client";
import { make, Body, move } from "./card.jsx";
const virtual = location.search.includes("virtual");
const Card = memo(function Card({ t, style, index, measure }) {
  const ref = useRef(null);
  const [edge, setEdge] = useState(null);
  const [drag, setDrag] = useState(false);
  useEffect(
    () =>
      combine(
        draggable({
          element: ref.current,
          getInitialData: () => ({ id: t.id }),
          onDragStart: () => setDrag(true),
          onDrop: () => setDrag(false),
          onGenerateDragPreview: ({ nativeSetDragImage }) =>
            setCustomNativeDragPreview({
              nativeSetDragImage,
              render({ container }) {
                const d = document.createElement("div");
                d.className = "card preview";
                d.textContent = t.title;
                container.append(d);
              },
            }),
        }),
        dropTargetForElements({
          element: ref.current,
          getData: ({ input, element }) =>
            attachClosestEdge({ id: t.id }, { input, element, allowedEdges: ["top", "bottom"] }),
          onDrag: ({ self }) => setEdge(extractClosestEdge(self.data)),
          onDragLeave: () => setEdge(null),
          onDrop: () => setEdge(null),
        }),
      ),
    [t],
  );
  return (
    <article
      ref={(n) => {
        ref.current = n;
        measure?.(n);
      }}
      data-index={index}
      className="card"
      style={style}
      data-dragging={drag || undefined}
      tabIndex={0}
    >
      <Body t={t} />
      {edge && <i className={"line " + (edge === "bottom" ? "b" : "")} />}
    </article>
  );
});
function Column({ name, tasks }) {
  const ref = useRef(null);
  useEffect(
    () =>
      combine(
        dropTargetForElements({ element: ref.current, getData: () => ({ column: name }) }),
        autoScrollForElements({ element: ref.current }),
      ),
    [name],
  );
  const v = useVirtualizer({
    count: virtual ? tasks.length : 0,
    getScrollElement: () => ref.current,
    estimateSize: () => 100,
    overscan: 4,
    getItemKey: (i) => tasks[i].id,
  });
  return (
    <section className="col">
      <h2>
        {name} {tasks.length}
      </h2>
      <div className="list" ref={ref} data-col={name}>
        {virtual ? (
          <div style={{ height: v.getTotalSize(), position: "relative" }}>
            {v.getVirtualItems().map((i) => (
              <Card
                key={i.key}
                t={tasks[i.index]}
                index={i.index}
                measure={v.measureElement}
                style={{ position: "absolute", left: 0, right: 0, top: i.start }}
              />
            ))}
          </div>
        ) : (
          tasks.map((t) => <Card key={t.id} t={t} />)
        )}
      </div>
    </section>
  );
}
function App() {
  const [cols, set] = useState(make);
  const c = useRef(cols);
  c.current = cols;
  useEffect(
    () =>
      monitorForElements({
        onDrop({ source, location }) {
          const [a, b] = location.current.dropTargets;
          if (!a) return;
          const card = b ? a : null;
          const col = (b ?? a).data.column;
          let before = card?.data.id;
          if (card && extractClosestEdge(card.data) === "bottom") {
            const l = c.current[col];
            before = l[l.findIndex((t) => t.id === before) + 1]?.id;
          }
          if (before === source.data.id) return;
          set((x) => move(x, source.data.id, col, before));
        },
      }),
    [],
  );
  return (
    <div className="kanban">
      {Object.entries(cols).map(([n, ts]) => (
        <Column key={n} name={n} tasks={ts} />
      ))}
    </div>
  );
}
createRoot(document.getElementById("root")).render(<App />);
