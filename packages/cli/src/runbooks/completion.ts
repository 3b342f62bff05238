import type { DescribedCommand } from "./command-reference.ts";
import type { Shell } from "./shells.ts";

/** What may follow some words: the next words, and what each does. */
interface Node {
  /** The words typed so far, without `xtablo`: "" or "db" or "db up". */
  path: string;
  words: { word: string; about: string }[];
}

/** The script that completes `xtablo` in a shell. It holds every command, so that a Tab starts no program. */
export function renderCompletion(
  shell: Shell,
  commands: DescribedCommand[],
  topics: { name: string; description?: string | undefined }[],
): string {
  const nodes = nodesOf(
    commands.filter(({ hidden }) => !hidden),
    topics,
  );
  switch (shell) {
    case "bash":
      return renderBash(nodes);
    case "zsh":
      return renderZsh(nodes);
    case "fish":
      return renderFish(nodes);
  }
}

function nodesOf(commands: DescribedCommand[], topics: { name: string; description?: string | undefined }[]): Node[] {
  const nodes = new Map<string, Map<string, string>>();
  const add = (path: string, word: string, about: string) => {
    const words = nodes.get(path) ?? new Map<string, string>();
    nodes.set(path, words);
    if (!words.has(word)) words.set(word, about);
  };
  for (const command of commands) {
    const words = command.id.split(":");
    for (const [index, word] of words.entries()) {
      const topic = topics.find(({ name }) => name === words.slice(0, index + 1).join(":"));
      const about = index === words.length - 1 ? command.summary : topic?.description;
      add(words.slice(0, index).join(" "), word, about ?? "");
    }
    for (const [name, { description }] of Object.entries(command.flags))
      add(words.join(" "), `--${name}`, description ?? "");
    add(words.join(" "), "--help", "Show help.");
  }
  for (const word of ["--help", "--version"]) add("", word, "");
  return [...nodes]
    .map(([path, words]) => ({
      path,
      words: [...words]
        .map(([word, about]) => ({ word, about: plain(about) }))
        .toSorted((a, b) => compare(a.word, b.word)),
    }))
    .toSorted((a, b) => compare(a.path, b.path));
}

/** Commands before flags, each by the alphabet. */
function compare(a: string, b: string): number {
  return Number(a.startsWith("--")) - Number(b.startsWith("--")) || (a < b ? -1 : 1);
}

/** Without what a shell would read. */
function plain(text: string): string {
  return text
    .replaceAll("'", "’")
    .replace(/["`$\\:[\]]/g, "")
    .replace(/\.$/, "");
}

const pathOfWords = `local word typed=""; for word in "\${words_before[@]}"; do case "$word" in -*) ;; *) typed="\${typed:+$typed }$word" ;; esac; done`;

function renderBash(nodes: Node[]): string {
  const cases = nodes.map(({ path, words }) => `    "${path}") words="${words.map(({ word }) => word).join(" ")}" ;;`);
  return `# Completion of xtablo in bash. For every shell: xtablo completion bash > ~/.local/share/bash-completion/completions/xtablo
_xtablo() {
  local words_before=("\${COMP_WORDS[@]:1:COMP_CWORD-1}") words=""
  ${pathOfWords}
  case "$typed" in
${cases.join("\n")}
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _xtablo xtablo`;
}

function renderZsh(nodes: Node[]): string {
  const cases = nodes.map(({ path, words }) => {
    const pairs = words.map(({ word, about }) => `"${word}${about ? `:${about}` : ""}"`);
    return `    "${path}") choices=(${pairs.join(" ")}) ;;`;
  });
  return `#compdef xtablo
# Completion of xtablo in zsh. For every shell, with compinit on: xtablo completion zsh > "\${fpath[1]}/_xtablo"
_xtablo() {
  local -a words_before choices
  words_before=("\${(@)words[2,CURRENT-1]}")
  ${pathOfWords}
  case "$typed" in
${cases.join("\n")}
  esac
  _describe xtablo choices || _files
}
if [ "$funcstack[1]" = "_xtablo" ]; then _xtablo "$@"; else compdef _xtablo xtablo; fi`;
}

function renderFish(nodes: Node[]): string {
  const lines = nodes.flatMap(({ path, words }) =>
    words.map(({ word, about }) => {
      const what = word.startsWith("--") ? `-l ${word.slice(2)}` : `-a ${word}`;
      return `complete -c xtablo -f -n '__xtablo_at "${path}"' ${what}${about ? ` -d '${about}'` : ""}`;
    }),
  );
  return `# Completion of xtablo in fish. For every shell: xtablo completion fish > ~/.config/fish/completions/xtablo.fish
function __xtablo_at
  set -l typed (commandline -opc)
  test "$(string join ' ' (string match -v -- '-*' $typed[2..]))" = "$argv[1]"
end
${lines.join("\n")}`;
}
