import { api, type Args, type Call, type Color, type Tablo, type TaskStatus } from "@xtablo/contract";

/** Fills an account with tablos as a small studio has them, and gives the one that has the most to show. */
export async function fillWorkspace(call: Call, userId: string): Promise<Tablo> {
  for (const { title, description, color, done, total } of others) {
    const tablo = await call(api.tablos.create, { body: { title, description, color } });
    for (let count = 1; count <= total; count++) {
      const body = { title: `Step ${count}`, status: count <= done ? ("done" as const) : ("todo" as const) };
      await call(api.tasks.create, { params: { tabloId: tablo.id }, body });
    }
  }
  const body = { title: "Maison Kerguélen", description: "Renovation, Douarnenez", color: "teal" as const };
  const tablo = await call(api.tablos.create, { body });
  await fillTablo(call, tablo.id, userId);
  return tablo;
}

async function fillTablo(call: Call, tabloId: string, userId: string): Promise<void> {
  const params = { tabloId };
  const etapeIds: string[] = [];
  for (const { title, color } of etapes)
    etapeIds.push((await call(api.etapes.create, { params, body: { title, color } })).id);
  for (const { etape, due, start, mine, ...task } of tasks) {
    const etapeId = etape === undefined ? null : etapeIds[etape];
    const dates = {
      dueOn: due === undefined ? null : dayFromNow(due),
      startOn: start === undefined ? null : dayFromNow(start),
    };
    await call(api.tasks.create, { params, body: { ...task, ...dates, etapeId, assigneeId: mine ? userId : null } });
  }
}

/** `YYYY-MM-DD`, so many days from today. */
function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

const others: { title: string; description: string; color: Color; done: number; total: number }[] = [
  { title: "Fees and contracts", description: "Studio administration", color: "olive", done: 6, total: 19 },
  { title: "Médiathèque de Sète", description: "Reading rooms, acoustics", color: "sky", done: 12, total: 12 },
  { title: "Public API v2", description: "Keys, webhooks, rate limits", color: "blue", done: 18, total: 22 },
  { title: "École Simone-Veil", description: "Extension, 6 classrooms", color: "orange", done: 14, total: 20 },
  { title: "Concours quai Rambaud", description: "Competition, Lyon Confluence", color: "pink", done: 5, total: 17 },
  { title: "Parcel 3.0", description: "Carrier rates and returns", color: "purple", done: 17, total: 24 },
];

const etapes: { title: string; color: Color }[] = [
  { title: "1 · Survey", color: "sky" },
  { title: "2 · Permit and heritage", color: "purple" },
  { title: "3 · Tender", color: "amber" },
  { title: "4 · Works", color: "teal" },
];

const facade = `Version C answers the remarks of the Bâtiments de France architect of **12 November**: no white cement, string course kept, granite sills left visible.

- West gable: lime render, finish \`taloché fin\`, 22 mm.
- South façade: repointing only, joints at −5 mm.
- Zinc gutters, not PVC. See the [heritage sheet](https://example.org/sheet).

| Sample | Sand | Cures in |
|---|---|---|
| C1 | Plouhinec | 9 days |
| C2 | Loire | 7 days |
`;

interface SampleTask extends Pick<Args<typeof api.tasks.create>["body"], "title" | "description" | "priority"> {
  status: TaskStatus;
  /** Which of the etapes. */
  etape?: number;
  /** Days from today. */
  due?: number;
  start?: number;
  /** Assigned to whoever signed in. */
  mine?: boolean;
}

const tasks: SampleTask[] = [
  {
    status: "todo",
    title: "Three quotes for the natural slate roof, Angers or Galicia",
    etape: 2,
    priority: "high",
    due: 6,
    description: "Angers, Galicia, and one for reused slate.",
  },
  {
    status: "todo",
    title: "Write the materials note for the Bâtiments de France architect",
    etape: 1,
    priority: "high",
    due: 9,
    mine: true,
  },
  { status: "todo", title: "Compare heat pump and pellet boiler over 15 years", etape: 2, priority: "medium", due: 13 },
  { status: "todo", title: "Check the party wall deed with notaire Le Goff", etape: 1 },
  {
    status: "in_progress",
    title: "Section through the west gable, 1:20, with insulation detail",
    etape: 1,
    priority: "high",
    due: -2,
    mine: true,
    description: "1:20, with the insulation detail.",
  },
  { status: "in_progress", title: "Permit file: landscape insertion photos", etape: 1, priority: "medium", due: 1 },
  {
    status: "in_progress",
    title: "Timber survey of the first-floor beams",
    etape: 0,
    priority: "medium",
    due: 11,
    mine: true,
    description: "Every beam, with its section and what the woodworm left.",
  },
  {
    status: "in_review",
    title: "Façade study, version C with lime render samples",
    etape: 1,
    priority: "high",
    start: -5,
    due: 2,
    mine: true,
    description: facade,
  },
  { status: "in_review", title: "Ventilation principle for the north bathrooms", etape: 3, priority: "low" },
  { status: "in_review", title: "Updated planning of works, 14 weeks", etape: 3, priority: "medium", due: 10 },
  { status: "done", title: "Laser survey and point cloud, 3 levels", etape: 0, due: -15, mine: true },
  { status: "done", title: "Asbestos and lead report received", etape: 0, due: -17 },
  { status: "done", title: "Signed mission contract, phases APS to AOR", due: -22, mine: true },
  { status: "done", title: "Soil report G2 AVP", etape: 0, due: -29, mine: true },
  { status: "done", title: "First sketch shown to the family", due: -36, mine: true },
  { status: "done", title: "Visit with the town’s heritage officer", etape: 1, due: -44 },
  { status: "done", title: "Photographs of 1931 from the municipal archive", due: -50 },
];
