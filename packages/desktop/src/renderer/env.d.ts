/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Whether `/ui-catalog` is part of this build. */
  readonly XTABLO_UI_CATALOG: boolean;
}
