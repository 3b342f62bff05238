import { readFileSync } from "node:fs";
import type { Size } from "electron";
import { Strict } from "./refuse.ts";

/** An image, as far as it can be known without drawing: its bytes, and its size when it is a PNG. */
export class NativeImage extends Strict {
  static readonly shownAs = "nativeImage";
  isMacTemplateImage = false;
  private readonly bytes: Buffer;
  private readonly size: Size;

  constructor(bytes: Buffer, size?: Size) {
    super();
    const isPng = bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47;
    this.bytes = isPng || bytes.readUInt16BE(0) === 0xffd8 ? bytes : Buffer.alloc(0); // PNG and JPEG, as Electron has it
    this.size =
      size ?? (isPng ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : { width: 0, height: 0 });
  }

  isEmpty(): boolean {
    return this.bytes.length === 0;
  }

  getSize(): Size {
    return this.size;
  }

  toPNG(): Buffer {
    return this.bytes;
  }

  setTemplateImage(isTemplate: boolean): void {
    this.isMacTemplateImage = isTemplate;
  }

  /** Its size alone changes. */
  resize({ width, height }: { width?: number; height?: number }): NativeImage {
    const ratio = this.size.height === 0 ? 1 : this.size.width / this.size.height;
    const wide = width ?? Math.round((height ?? this.size.height) * ratio);
    return new NativeImage(this.bytes, { width: wide, height: height ?? Math.round(wide / ratio) });
  }
}

class NativeImages extends Strict {
  static readonly shownAs = "nativeImage";

  createEmpty(): NativeImage {
    return new NativeImage(Buffer.alloc(2));
  }

  /** Empty when it is no PNG and no JPEG. */
  createFromBuffer(bytes: Buffer): NativeImage {
    return bytes.length < 2 ? this.createEmpty() : new NativeImage(bytes);
  }

  /** Empty when there is no such file. */
  createFromPath(path: string): NativeImage {
    try {
      return this.createFromBuffer(readFileSync(path));
    } catch {
      return this.createEmpty();
    }
  }
}

export const nativeImage = new NativeImages();
