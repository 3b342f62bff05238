/**
 * What is true of the images that production pulls, as far as the deployment relies on it. The stand-ins are made so, and a
 * test compares the compose file and the Dockerfile with it.
 */
export const facts = {
  /** node:24-bookworm-slim: a shell, node and npm on the PATH. */
  build: { image: "node:24-bookworm-slim" },
  /** gcr.io/distroless/nodejs24-debian12:nonroot: no shell, and node is what it runs. */
  run: { image: "gcr.io/distroless/nodejs24-debian12:nonroot", entrypoint: "/nodejs/bin/node", user: 65_532 },
  /** postgres:18 ends with an error when a volume is at …/data. Its tools speak for themselves. */
  postgres: { image: "postgres:18", volume: "/var/lib/postgresql", wrongVolume: "/var/lib/postgresql/data" },
  /** caddy reads /etc/caddy/Caddyfile, keeps certificates in /data, and runs as root with a capability of its binary's. */
  caddy: {
    image: "caddy:2.11.4",
    folder: "/etc/caddy",
    data: "/data",
    config: "/config",
    capability: "NET_BIND_SERVICE",
  },
  /** node:24-bookworm: as slim, and root, with git and an ssh client; Debian's flock, stat, df and gzip. */
  cli: { image: "node:24-bookworm", programs: ["node", "sh", "ssh", "flock", "stat", "df", "gzip", "tail", "date"] },
  /** docker:28-cli: the client, which needs no library, and Compose as its plugin. 28 talks to engines from 20.10 on. */
  tools: {
    image: "docker:28-cli",
    docker: "/usr/local/bin/docker",
    compose: "/usr/local/libexec/docker/cli-plugins/docker-compose",
  },
} as const;
