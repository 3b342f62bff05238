/** A window, as far as the app's end needs it. */
export interface OpenWindow {
  close(): void;
  isFocused(): boolean;
  focus(): void;
  readonly contentView: { readonly children: readonly object[] };
}

/** The windows that are open, oldest first. */
export const openWindows = new Set<OpenWindow>();
