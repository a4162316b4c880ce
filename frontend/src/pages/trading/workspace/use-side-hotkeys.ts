import type { Side } from '@tokentradex/backend/contracts';
import { useHotkey } from '../../../services/hotkeys.ts';

/** Id of the element around the order form. */
export const ORDER_PANEL_ID = 'order-panel';

/** The first number of the form that is still empty, else its last one. */
function focusForm(): void {
  const fields = document.querySelectorAll<HTMLInputElement>(
    `#${ORDER_PANEL_ID} input[inputmode='decimal']:not(:disabled)`,
  );
  const all = [...fields];
  (all.find((field) => field.value === '') ?? all.at(-1))?.focus();
}

/** The keys that bring a trader to the form: `choose` sets its side and shows it. Nothing is sent. */
export function useSideHotkeys(choose: (side: Side) => void): void {
  const go = (side: Side) => {
    choose(side);
    requestAnimationFrame(focusForm);
  };
  useHotkey('focusBuy', () => {
    go('buy');
  });
  useHotkey('focusSell', () => {
    go('sell');
  });
}
