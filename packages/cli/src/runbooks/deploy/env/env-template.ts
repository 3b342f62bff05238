import { randomBytes } from "node:crypto";

/** What an operator decides; all else has a default or is generated. */
export interface EnvChoices {
  domain: string;
  image: string;
  tag: string;
  /** Null: files are kept in a volume of the machine's own. */
  s3: { endpoint: string; bucket: string; accessKey: string; secretKey: string; pathStyle: boolean } | null;
}

/** The text of a new `.env.prod`, with secrets of its own. Values were checked by `checkEnvText` before they get here. */
export function makeEnvText({ domain, image, tag, s3 }: EnvChoices): string {
  const release = `${image}:${tag}`;
  return `# What this server runs with. Explained in docs/configuration.md. Holds secrets: keep its mode at 600.
# See what is wrong with it: xtablo env check. Change it: xtablo env set NAME=VALUE, then deploy.

DOMAIN=${domain}

# The releases' name, and what the two slots and the worker run; a deploy rewrites the images.
IMAGE=${image}
TAG=${tag}
XTABLO_BLUE_IMAGE=${release}
XTABLO_GREEN_IMAGE=${release}
XTABLO_WORKER_IMAGE=${release}

# The first three numbers of the containers' network; change them when it is taken.
# XTABLO_SUBNET=172.30.77

POSTGRES_USER=xtablo
POSTGRES_PASSWORD=${makeSecret(24)}
POSTGRES_DB=xtablo

SESSION_SECRET=${makeSecret(32)}

${s3 ? s3Lines(s3) : noS3Lines}

# SIGNUP=invite
# LOG_LEVEL=info
# MAX_UPLOAD_SIZE_MB=25
`;
}

function s3Lines(s3: NonNullable<EnvChoices["s3"]>): string {
  return `# Where files are kept.
S3_ENDPOINT=${s3.endpoint}
S3_BUCKET=${s3.bucket}
S3_ACCESS_KEY=${s3.accessKey}
S3_SECRET_KEY=${s3.secretKey}
S3_USE_PATH_STYLE=${s3.pathStyle}`;
}

const noS3Lines = `# Files are kept in a volume of this machine. To keep them in a bucket, set all of these:
# S3_ENDPOINT=https://s3.example.org
# S3_BUCKET=xtablo-files
# S3_ACCESS_KEY=
# S3_SECRET_KEY=
# S3_USE_PATH_STYLE=true`;

function makeSecret(bytes: number): string {
  return randomBytes(bytes).toString("hex");
}
