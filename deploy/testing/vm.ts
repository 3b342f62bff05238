import { join } from "node:path";
import { cacheFolder, type Engine, openEngineIn } from "./engine.ts";
import type { Bench } from "./global-setup.ts";
import { run, succeeds, timed } from "./run.ts";
import { type Sshd, startSshd, whyNoSshd } from "./sshd.ts";

/** Another machine, as far as one can be two: an engine with images of its own, and an sshd that leads to it. */
export interface Vm {
  engine: Engine;
  sshd: Sshd;
  /** What the operator's `xtablo` runs with: the laptop's engine, and the ssh that knows the machine. */
  operator: Record<string, string>;
  close: () => Promise<void>;
}

/** Why there can be no {@link Vm} here, or null. In CI it is never asked: there it has to be had. */
export async function whyNoVm(): Promise<string | null> {
  if (process.env["CI"]) return null;
  if (process.getuid?.() !== 0) return "Only root can start a second Docker Engine, and an sshd.";
  return (await succeeds("dockerd", ["--version"])) ? whyNoSshd() : "There is no dockerd: apt-get install docker.io.";
}

/** Starts it with the database's image and the proxy's, as if they had been pulled, and nothing else. */
export async function startVm({ engine: laptop, bases }: Bench & { engine: Engine }): Promise<Vm> {
  await makeBridge();
  const engine = await openEngineIn(join(cacheFolder, "vm"), ["--bridge", bridge.name]);
  const pulled = [bases.postgres, bases.caddy];
  await empty(engine, pulled);
  for (const image of pulled) await bring(image, { from: laptop, to: engine });
  const sshd = await startSshd({
    environment: { DOCKER_HOST: engine.env["DOCKER_HOST"] ?? "", DOCKER_CONFIG: laptop.env["DOCKER_CONFIG"] ?? "" },
  });
  return {
    engine,
    sshd,
    operator: { ...sshd.environment, DOCKER_HOST: laptop.env["DOCKER_HOST"] ?? "" },
    close: async () => {
      await sshd.close();
      await empty(engine, pulled);
      await engine.close();
      await run("ip", ["link", "delete", bridge.name]);
    },
  };
}

const bridge = { name: "xtablo-vm0", address: "172.31.250.1/24" };

/** Of its own: a second engine would share docker0 with the first, and one that wants none removes it. */
async function makeBridge(): Promise<void> {
  if (await succeeds("ip", ["link", "show", bridge.name])) return;
  await run("ip", ["link", "add", "name", bridge.name, "type", "bridge"]);
  await run("ip", ["address", "add", bridge.address, "dev", bridge.name]);
}

/** Removes what a run leaves; the images that count as pulled stay for the next. */
async function empty({ docker }: Engine, pulled: string[]): Promise<void> {
  const containers = (await docker("ps", "--all", "--quiet")).split("\n").filter(Boolean);
  if (containers.length > 0) await docker("rm", "--force", "--volumes", ...containers);
  await docker("volume", "prune", "--force");
  await docker("network", "prune", "--force");
  const images = (await docker("images", "--format", "{{.Repository}}:{{.Tag}} {{.ID}}")).split("\n").filter(Boolean);
  const others = images.map((line) => line.split(" ")).filter(([name = ""]) => !pulled.includes(name));
  for (const [name = "", id = ""] of others) await docker("rmi", "--force", name.includes("<none>") ? id : name);
}

async function bring(image: string, { from, to }: { from: Engine; to: Engine }): Promise<void> {
  if (await succeeds("docker", ["image", "inspect", image], { env: to.env })) return;
  const script = 'DOCKER_HOST="$1" docker save "$3" | DOCKER_HOST="$2" docker load';
  const words = [from.env["DOCKER_HOST"] ?? "", to.env["DOCKER_HOST"] ?? "", image];
  await timed(`bringing ${image} to the machine`, () =>
    run("bash", ["-o", "pipefail", "-c", script, "bash", ...words]),
  );
}
