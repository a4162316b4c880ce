import { useEffect, useEffectEvent } from 'react';
import { preferences } from './preferences.ts';

/** What a key can do, with the key that does it unless the user chose another; empty is none. */
export const DEFAULT_HOTKEYS = {
  searchMarkets: '/',
  focusBuy: 'b',
  focusSell: 's',
  shorterCandles: '[',
  longerCandles: ']',
  hideBalances: 'h',
  showHotkeys: '?',
} as const;
export type HotkeyAction = keyof typeof DEFAULT_HOTKEYS;
export const HOTKEY_ACTIONS = Object.keys(DEFAULT_HOTKEYS) as HotkeyAction[];

/** The key of an action now; empty when it has none. */
export function keyOf(action: HotkeyAction, chosen: Readonly<Record<string, string>>): string {
  return chosen[action] ?? DEFAULT_HOTKEYS[action];
}

/** The action that has this key, other than `except`. */
export function actionOfKey(
  key: string,
  chosen: Readonly<Record<string, string>>,
  except?: HotkeyAction,
): HotkeyAction | undefined {
  if (key === '') return undefined;
  return HOTKEY_ACTIONS.find((action) => action !== except && keyOf(action, chosen) === key);
}

/** A key as it is stored and compared: letters without their case. */
export function normalKey(key: string): string {
  return key.length === 1 ? key.toLowerCase() : key;
}

const TYPING =
  'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="listbox"]';

/** Keys belong to a field while it has the focus, and to a dialog while one is open. */
function isElsewhere(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  const isTyping = target?.closest(TYPING) ?? null;
  return (
    isTyping !== null ||
    document.querySelector('.MuiModal-root[role="dialog"], .MuiModal-root [role="dialog"]') !== null
  );
}

/** Who answers a key: of several, the one that came last. */
class Hotkeys {
  readonly #handlers = new Map<HotkeyAction, (() => void)[]>();

  constructor() {
    window.addEventListener('keydown', (event) => {
      const { hasHotkeys, hotkeys: chosen } = preferences.get();
      if (!hasHotkeys || event.defaultPrevented || event.repeat) return;
      if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event)) return;
      const action = actionOfKey(normalKey(event.key), chosen);
      const handler = action === undefined ? undefined : this.#handlers.get(action)?.at(-1);
      if (handler === undefined) return;
      event.preventDefault();
      handler();
    });
  }

  register(action: HotkeyAction, handler: () => void): () => void {
    this.#handlers.set(action, [...(this.#handlers.get(action) ?? []), handler]);
    return () => {
      const left = this.#handlers.get(action)?.filter((known) => known !== handler) ?? [];
      this.#handlers.set(action, left);
    };
  }
}

const hotkeys = new Hotkeys();

/** Does `handler` at the action's key while the caller is mounted. */
export function useHotkey(action: HotkeyAction, handler: () => void): void {
  const onKey = useEffectEvent(handler);
  useEffect(
    () =>
      hotkeys.register(action, () => {
        onKey();
      }),
    [action],
  );
}
