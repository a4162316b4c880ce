import { useState } from 'react';

function read(key: string): boolean {
  try {
    return localStorage.getItem(key) === 'yes';
  } catch {
    return false;
  }
}

/** A yes or no that this browser remembers; no until chosen. */
export function useStoredFlag(key: string): [boolean, (isSet: boolean) => void] {
  const [isSet, setIsSet] = useState(() => read(key));
  const store = (next: boolean) => {
    setIsSet(next);
    try {
      localStorage.setItem(key, next ? 'yes' : 'no');
    } catch {
      // Storage is blocked: kept for this visit alone.
    }
  };
  return [isSet, store];
}
