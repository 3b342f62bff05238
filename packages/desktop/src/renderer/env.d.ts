/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Whether `/ui-catalog` is part of this build. */
  readonly XTABLO_UI_CATALOG: boolean;
  /** Where the character maps, fonts and decoders of pdf.js are, with a slash at its end. */
  readonly XTABLO_PDF_ASSETS: string;
}
