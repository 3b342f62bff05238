/**
 * The command, ended (SIGTERM) when its input is: by us, by our death, or by the loss of a connection, on whichever machine
 * it runs. For what would go on for ever otherwise, such as following a log that says nothing. Its exit code is told.
 */
export function untilInputEnds(command: string[]): string[] {
  return ["sh", "-c", script, "sh", ...command];
}

/** What begins in the background reads nothing by itself, so the input is kept as 3. */
const script = `exec 3<&0; "$@" 3<&- & command=$!
{ read -r _; kill "$command"; } <&3 >/dev/null 2>&1 & watch=$!
wait "$command"; code=$?; kill "$watch" 2>/dev/null; exit "$code"`;
