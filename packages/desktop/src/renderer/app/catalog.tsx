import { RouterContextProvider } from "@tanstack/react-router";
import type { BoardTask, Etape } from "@xtablo/contract";
import { useState } from "react";
import { UploadRow } from "../features/files/upload-row.tsx";
import type { Upload } from "../features/files/uploads.ts";
import { TaskCard } from "../features/tasks/task-card.tsx";
import { Sample, Samples } from "../features/ui-catalog/shelf.tsx";
import { UiCatalog } from "../features/ui-catalog/ui-catalog.tsx";
import { patiently } from "../lib/patiently.ts";
import { TextConflict } from "../platform/writing/text-conflict.tsx";
import { UnsavedNote, UnsavedText } from "../platform/writing/unsaved-text.tsx";
import { chooseLanguage } from "./load-texts.ts";
import { createAppRouter } from "./router.tsx";
import columnStyles from "../features/tasks/column.module.css";
import styles from "./catalog.module.css";

/** The catalog of components, with samples of what the features make of them. In development only. */
export function Catalog() {
  const [router] = useState(createAppRouter); // task cards are links; nothing is shown by it
  return (
    <RouterContextProvider router={router}>
      <UiCatalog
        onLanguage={(language) => void patiently(() => chooseLanguage(language))}
        features={{
          "Task card": <TaskCards />,
          "Progress list": <Uploads />,
          "Two versions": <Conflict />,
          "Unsaved text": <Unsaved />,
        }}
      />
    </RouterContextProvider>
  );
}

const sample: BoardTask = {
  id: "0199f000-0000-7000-8000-000000000001",
  tabloId: "0199f000-0000-7000-8000-000000000002",
  title: "Return labels, Colissimo and InPost",
  status: "in_progress",
  priority: "high",
  assigneeId: null,
  etapeId: null,
  startOn: null,
  dueOn: "2026-11-28",
  hasDescription: true,
  position: "a0",
  version: 1,
  createdAt: "2026-11-01T09:00:00.000Z",
  updatedAt: "2026-11-20T09:00:00.000Z",
};

const etape: Etape = {
  id: "0199f000-0000-7000-8000-000000000003",
  tabloId: sample.tabloId,
  title: "Quote",
  color: "teal",
  position: "a0",
  version: 1,
  createdAt: sample.createdAt,
  updatedAt: sample.updatedAt,
};

function TaskCards() {
  return (
    <div className={styles.tasks}>
      <Sample name="rest">
        <Card task={sample} />
      </Sample>
      <Sample name="hover" state="hovered" of="article">
        <Card task={sample} />
      </Sample>
      <Sample name="focus-visible" state="focus-visible" of="article">
        <Card task={sample} />
      </Sample>
      <Sample name="selected">
        <Card task={sample} selected />
      </Sample>
      <Sample name="origin while dragged">
        <div className={columnStyles.slot} data-origin inert>
          <Card task={sample} />
        </div>
      </Sample>
      <Sample name="late, nobody’s, a long title">
        <Card task={{ ...sample, dueOn: "2020-01-15", priority: "low", title: `${sample.title}. `.repeat(4) }} nobody />
      </Sample>
      <Sample name="done, with little to say">
        <Card task={{ ...sample, status: "done", dueOn: null, priority: null, hasDescription: false }} />
      </Sample>
    </div>
  );
}

interface CardProps {
  task: BoardTask;
  selected?: boolean;
  nobody?: boolean;
}

function Card({ task, selected = false, nobody = false }: CardProps) {
  const assignee = nobody ? null : "Priya Nair";
  return <TaskCard task={task} etape={etape} assignee={assignee} selected={selected} editable={false} reachable />;
}

const upload: Upload = {
  id: "sending",
  tabloId: sample.tabloId,
  file: new File(["%PDF-1.7 ".repeat(9000)], "CCTP lot 03 couverture, indice B.pdf", { type: "application/pdf" }),
  state: "sending",
  sentBytes: 50_000,
  addedAt: Date.now(),
  startedAt: Date.now(),
  failures: 0,
};
const uploads: readonly Upload[] = [
  upload,
  { ...upload, id: "failed", state: "failed", error: "It is larger than 25 MB." },
  { ...upload, id: "retryable", state: "failed", error: "The server cannot be reached.", retryable: true },
];

function Uploads() {
  const nothing = () => undefined;
  return (
    <ul className={styles.uploads}>
      {uploads.map((upload) => (
        <UploadRow key={upload.id} upload={upload} onRemove={nothing} onRetry={nothing} onChoose={nothing} />
      ))}
    </ul>
  );
}

function Conflict() {
  return (
    <TextConflict
      labels={{ description: "Description" }}
      theirs={{ description: "Lime render on the west gable, zinc gutters." }}
      mine={{ description: "Lime render on both gables, and a sample for the heritage office." }}
      maxLength={20_000}
      pending={false}
      onKeepTheirs={() => undefined}
      onKeepMine={() => undefined}
    />
  );
}

function Unsaved() {
  const nothing = () => undefined;
  return (
    <Samples>
      <Sample name="in place">
        <UnsavedText onContinue={nothing} onDiscard={nothing} />
      </Sample>
      <Sample name="compact, in a row">
        <UnsavedText compact onContinue={nothing} onDiscard={nothing} />
      </Sample>
      <Sample name="in a form">
        <UnsavedNote onDiscard={nothing} />
      </Sample>
    </Samples>
  );
}
