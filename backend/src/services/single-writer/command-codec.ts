import type { EngineCommand } from '../../engine/commands.ts';
import { decodeAtoms, encodeAtoms } from './atoms-json.ts';

/** A JSON array of commands in which amounts are strings of atoms. */
export function encodeCommands(commands: readonly EngineCommand[]): string {
  return encodeAtoms(commands);
}

/** Reads what {@link encodeCommands} wrote. @throws SyntaxError on anything else. */
export function decodeCommands(text: string): EngineCommand[] {
  return decodeAtoms(text) as EngineCommand[];
}
