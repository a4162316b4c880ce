import { useCallback, useState } from 'react';

const STORAGE_KEY = 'tokentradex.bookGroups';
/** Markets remembered; the ones chosen longest ago are forgotten. */
const MARKETS_MAX = 50;

function read(): Record<string, string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(
      Object.entries(stored).filter((entry): entry is [string, string] => {
        return typeof entry[1] === 'string';
      }),
    );
  } catch {
    // Storage is blocked or holds something else: start with the ticks.
    return {};
  }
}

/** @param groups by market, the one chosen last at the end. */
function write(groups: readonly [symbol: string, group: string][]): void {
  try {
    const kept = Object.fromEntries(groups.slice(-MARKETS_MAX));
    localStorage.setItem(STORAGE_KEY, JSON.stringify(kept));
  } catch {
    // Kept for this visit alone.
  }
}

/**
 * The step that a market's book is grouped by, which this browser remembers.
 * @param groups the steps that there are, the tick first.
 */
export function useBookGroup(
  symbol: string,
  groups: readonly string[],
): [group: string, choose: (group: string) => void] {
  const [chosen, setChosen] = useState(() => read()[symbol]);
  const group = groups.find((step) => step === chosen) ?? groups[0] ?? '1';
  const choose = useCallback(
    (next: string) => {
      setChosen(next);
      const others = Object.entries(read()).filter(([other]) => other !== symbol);
      write([...others, [symbol, next]]);
    },
    [symbol],
  );
  return [group, choose];
}
