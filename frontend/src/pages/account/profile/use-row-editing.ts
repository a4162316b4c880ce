import { useState } from 'react';

export interface RowEditing {
  isEditing: boolean;
  /** Whether the form was open before: the button that opened it takes the focus back. */
  wasEditing: boolean;
  open: () => void;
  close: () => void;
}

/** Whether a row shows its value or the form that changes it. */
export function useRowEditing(): RowEditing {
  const [state, setState] = useState<'untouched' | 'open' | 'closed'>('untouched');
  return {
    isEditing: state === 'open',
    wasEditing: state === 'closed',
    open: () => {
      setState('open');
    },
    close: () => {
      setState('closed');
    },
  };
}
