import { crc32, deflateSync } from "node:zlib";
import type { Page } from "playwright-core";

/** A picture of one colour, with a transparent corner. */
export function makePng(width = 64, height = 48): Buffer {
  const rowBytes = 1 + width * 4; // the first says how a row is written
  const rows = Buffer.alloc(rowBytes * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows.set([128, 78, 236, x + y < 24 ? 0 : 255], y * rowBytes + 1 + x * 4);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8); // 8 bits, RGBA
  const pixels = deflateSync(rows);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A tone of one second: 8,000 samples of 8 bits. */
export function makeWav(): Buffer {
  const samples = Buffer.from(Array.from({ length: 8000 }, (_, at) => 128 + 60 * Math.sin(at / 3)));
  const header = Buffer.alloc(44);
  header.write("RIFF");
  header.writeUInt32LE(36 + samples.length, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20); // PCM
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(8000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write("data", 36);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}

/** What {@link makePdf} makes. */
export interface PdfOptions {
  pages?: number;
  /** Encrypted with a password that nobody knows. */
  locked?: boolean;
}

/**
 * A PDF whose pages have a purple bar, a line of text in a font that is not in the file, and near their upper left corner
 * a black square that takes a decoder of its own.
 */
export function makePdf({ pages = 1, locked = false }: PdfOptions = {}): Buffer {
  const numbers = Array.from({ length: pages }, (_, index) => index);
  const bodies = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${numbers.map((page) => `${5 + page * 2} 0 R`).join(" ")}] /Count ${pages} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    `<< /Type /XObject /Subtype /Image /Width 16 /Height 16 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode /Length ${blackSquare.length} >>\nstream\n${blackSquare}\nendstream`,
    ...numbers.flatMap((page) => {
      const drawing = `0.5 0.3 0.93 rg 20 20 160 40 re f BT /F1 18 Tf 0 g 20 120 Td (Slate roof, page ${page + 1}) Tj ET q 40 0 0 40 20 220 cm /Square Do Q`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 280] /Contents ${6 + page * 2} 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /Square 4 0 R >> >> >>`,
        `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
      ];
    }),
  ];
  const unknown = `<${"ab".repeat(32)}>`;
  const lock = locked
    ? `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${unknown} /U ${unknown} /P -4 >> /ID [<01> <01>]`
    : "";
  let text = "%PDF-1.7\n";
  const offsets = bodies.map((body, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = bodies.length + 1;
  const start = text.length;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${lock} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

/** Sixteen black lines of sixteen pixels, as JBIG2: a page, and a region of it in the code of fax machines. */
const blackSquare = [
  [0, 0, 0, 0, 48, 0, 1, 0, 0, 0, 19], // segment 0 describes page 1, in 19 bytes
  [0, 0, 0, 16, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 1, 38, 0, 1, 0, 0, 0, 25], // segment 1 is a region, in 25 bytes
  [0, 0, 0, 16, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
  // From white to black at once and for 16 pixels, and then 15 times the same as above: two ones.
  [0b00100110, 0b10100000, 0b10111111, 0xff, 0xff, 0xff, 0b11100000],
]
  .flat()
  .map((byte) => String.fromCharCode(byte))
  .join("");

/** A film of a moment, recorded by the browser itself from a canvas that changes. */
export async function recordWebm(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 160, height: 90 });
    const paint = canvas.getContext("2d");
    const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: "video/webm" });
    const parts: Blob[] = [];
    recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
    const stopped = new Promise((resolve) => recorder.addEventListener("stop", resolve));
    recorder.start();
    for (let frame = 0; frame < 20; frame++) {
      if (paint) paint.fillStyle = `hsl(${frame * 18} 80% 50%)`;
      paint?.fillRect(0, 0, 160, 90);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    recorder.stop();
    await stopped;
    return Array.from(new Uint8Array(await new Blob(parts).arrayBuffer()));
  });
  return Buffer.from(bytes);
}

/** Tries to run a program by every way that a page or picture knows. It would set `window.hacked` and load an address. */
export const hostile = {
  svg: `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="120" height="80" onload="window.top.hacked=1">
<script>window.top.hacked=1;fetch("/stolen")</script><image href="/stolen" width="9" height="9"/>
<foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:top.hacked=1"/></foreignObject>
<rect width="120" height="80" fill="teal"/></svg>`,
  html: `<!doctype html><script>window.top.hacked=1</script><img src="/stolen" onerror="window.top.hacked=1">`,
};
