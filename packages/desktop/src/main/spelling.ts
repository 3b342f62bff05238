import type { Session } from "electron";

/** Whether words are checked as they are typed, in all sessions alike. */
export interface Spelling {
  readonly isOn: boolean;
  /** Makes a session do as the others, from its first page on. */
  watch: (session: Session) => void;
  follow: (on: boolean) => void;
}

/**
 * Makes {@link Spelling} of these languages, as far as there are dictionaries. A Mac's system has its own, in the languages that
 * it finds; elsewhere Chromium fetches each from Google when it is first on, so that a session which is off must know none.
 */
export function createSpelling(
  languages: readonly string[],
  initially: boolean,
  platform: NodeJS.Platform = process.platform,
): Spelling {
  const sessions = new Set<Session>();
  let isOn = initially;

  function set(session: Session): void {
    if (platform !== "darwin")
      session.setSpellCheckerLanguages(isOn ? dictionariesFor(languages, session.availableSpellCheckerLanguages) : []);
    session.setSpellCheckerEnabled(isOn);
  }

  return {
    get isOn() {
      return isOn;
    },
    watch: (session) => {
      sessions.add(session);
      set(session);
    },
    follow: (on) => {
      if (on === isOn) return;
      isOn = on;
      for (const session of sessions) set(session);
    },
  };
}

/** That of each language; of the language alone where its country has none. */
function dictionariesFor(languages: readonly string[], known: readonly string[]): string[] {
  const found = languages.flatMap((language) => {
    const code = [language, language.replace(/-.*/, "")].find((code) => known.includes(code));
    return code === undefined ? [] : [code];
  });
  return [...new Set(found)];
}
