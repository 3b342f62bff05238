import { api, type Call, createClient, ProblemError, readAnswer, urlOf } from "@xtablo/contract";
import { Failure } from "../../lib/failure.ts";
import type { Progress } from "../progress.ts";
import { demoAccount, type DemoTablo, demoTablos, type DemoTask } from "./content.ts";

/** Fills a running server with a demo workspace, through its API as anybody would. Does nothing when the demo's account is there. */
export async function fillDemo(origin: string, progress: Progress): Promise<"filled" | "there"> {
  const session = openSession(origin);
  const ownerId = await signUp(session.call);
  if (ownerId === null) return "there";
  for (const tablo of demoTablos) {
    progress.info(`Filling "${tablo.title}"`);
    await fillTablo(session, tablo, ownerId);
  }
  return "filled";
}

/** One who signs in keeps their cookies. */
interface Session {
  call: Call;
  upload: (tabloId: string, name: string, text: string) => Promise<void>;
}

function openSession(origin: string): Session {
  const cookies = new Map<string, string>();
  const send: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await fetch(input, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
  return {
    call: createClient({ origin, fetch: send }),
    upload: async (tabloId, name, text) => {
      const body = new FormData();
      body.set("file", new File([text], name));
      const url = origin + urlOf(api.files.upload, { params: { tabloId } });
      await readAnswer(await send(url, { method: "POST", body }));
    },
  };
}

/** The new account's id; null when there is one of that address. */
async function signUp(call: Call): Promise<string | null> {
  try {
    return (await call(api.auth.signup, { body: { ...demoAccount, locale: "en" } })).user.id;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (error.problem.status === 409) return null;
    throw new Failure(`The demo's account cannot be made: ${error.message}`, "For the demo, set SIGNUP=open.", {
      cause: error,
    });
  }
}

async function fillTablo({ call, upload }: Session, plan: DemoTablo, ownerId: string): Promise<void> {
  const { title, description, color } = plan;
  const { id: tabloId } = await call(api.tablos.create, { body: { title, description, color } });
  const params = { tabloId };
  const etapes = new Map<string, string>();
  for (const etape of plan.etapes) etapes.set(etape.title, (await call(api.etapes.create, { params, body: etape })).id);
  for (const task of plan.tasks) await call(api.tasks.create, { params, body: bodyOf(task, etapes, ownerId) }); // one after the other: each goes last
  for (const { name, text } of plan.files) await upload(tabloId, name, text);
}

function bodyOf(task: DemoTask, etapes: Map<string, string>, ownerId: string) {
  const { title, status, description = "", priority = null } = task;
  return {
    title,
    status,
    description,
    priority,
    etapeId: (task.etape && etapes.get(task.etape)) || null,
    assigneeId: task.mine ? ownerId : null,
    startOn: dayIn(task.startIn),
    dueOn: dayIn(task.dueIn),
  };
}

/** The date so many days from today, here. */
function dayIn(days: number | undefined): string | null {
  if (days === undefined) return null;
  const day = new Date();
  day.setHours(12, 0, 0, 0); // no clock change reaches noon
  day.setDate(day.getDate() + days);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
