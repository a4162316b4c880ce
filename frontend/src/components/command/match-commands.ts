/** What the palette searches: its words, and what makes it rank. */
export interface Searchable {
  /** What is shown, and further words that find it. */
  words: string;
  group: string;
}

/** How well a text fits a search: lower is better; null when it does not. */
function rankOf(words: string, search: string): number | null {
  const text = words.toLowerCase();
  if (text.startsWith(search)) return 0;
  if (text.includes(` ${search}`)) return 1;
  const parts = search.split(/\s+/);
  if (parts.every((part) => text.includes(part))) return 2;
  return null;
}

/**
 * Those that fit, best first, otherwise in the order given, with the groups kept together; all of them for
 * an empty search.
 */
export function matchCommands<T extends Searchable>(
  commands: readonly T[],
  search: string,
  max: number,
): T[] {
  const wanted = search.trim().toLowerCase();
  const found = commands
    .map((command) => ({ command, rank: wanted === '' ? 0 : rankOf(command.words, wanted) }))
    .filter((entry): entry is { command: T; rank: number } => entry.rank !== null)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, max)
    .map(({ command }) => command);
  const groups = [...new Set(found.map(({ group }) => group))];
  return groups.flatMap((group) => found.filter((command) => command.group === group));
}
