import type { EngineCommand } from '../../engine/commands.ts';

/** Every bigint of a command sits under a name with this ending, and nothing else does. */
const ATOMS_SUFFIX = 'Atoms';

/** A JSON array of commands in which amounts are strings of atoms. */
export function encodeCommands(commands: readonly EngineCommand[]): string {
  return JSON.stringify(commands, (_name, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

/** Reads what {@link encodeCommands} wrote. @throws SyntaxError on anything else. */
export function decodeCommands(text: string): EngineCommand[] {
  return JSON.parse(text, (name, value: unknown) =>
    name.endsWith(ATOMS_SUFFIX) && typeof value === 'string' ? BigInt(value) : value,
  ) as EngineCommand[];
}
