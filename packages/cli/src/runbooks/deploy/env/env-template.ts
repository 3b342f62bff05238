import { randomBytes } from "node:crypto";

/** What an operator decides; all else has a default or is generated. */
export interface EnvChoices {
  domain: string;
  image: string;
  tag: string;
  s3: { endpoint: string; bucket: string; accessKey: string; secretKey: string; pathStyle: boolean };
}

/** The text of a new `.env.prod`, with secrets of its own. Values were checked by `checkEnvText` before they get here. */
export function makeEnvText({ domain, image, tag, s3 }: EnvChoices): string {
  const release = `${image}:${tag}`;
  return `# What this server runs with. Explained in docs/configuration.md. Holds secrets: keep its mode at 600.
# See what is wrong with it: xtablo env check. Change it: xtablo env set NAME=VALUE, then deploy.

DOMAIN=${domain}

# The releases' name, and what the two slots run; a deploy rewrites the image of its slot.
IMAGE=${image}
TAG=${tag}
XTABLO_BLUE_IMAGE=${release}
XTABLO_GREEN_IMAGE=${release}

# The containers' network; change it when it is taken.
XTABLO_SUBNET=${defaultSubnet}

POSTGRES_USER=xtablo
POSTGRES_PASSWORD=${makeSecret(24)}
POSTGRES_DB=xtablo

SESSION_SECRET=${makeSecret(32)}

# Where files are kept.
S3_ENDPOINT=${s3.endpoint}
S3_BUCKET=${s3.bucket}
S3_ACCESS_KEY=${s3.accessKey}
S3_SECRET_KEY=${s3.secretKey}
S3_USE_PATH_STYLE=${s3.pathStyle}

# SIGNUP=invite
# LOG_LEVEL=info
# MAX_UPLOAD_SIZE_MB=25
`;
}

/** Where the containers live unless told otherwise. */
export const defaultSubnet = "172.30.80.0/24";

function makeSecret(bytes: number): string {
  return randomBytes(bytes).toString("hex");
}
