import { useState } from 'react';
import { useSending, type Sending } from '../../components/use-sending.ts';

export interface ReasonedChange extends Pick<Sending, 'isBusy' | 'error'> {
  /** True after the first try to send: from then on the form says what it misses. */
  isTouched: boolean;
  /** For the form's `ReasonField`. */
  reasonField: { value: string; onChange: (reason: string) => void; isMissing: boolean };
  /**
   * Sends, unless the reason or something else is missing.
   * @returns the answer, or null when nothing was sent or it failed.
   */
  submit: <Answer>(
    isComplete: boolean,
    request: (reason: string) => Promise<Answer>,
  ) => Promise<Answer | null>;
}

/** The state of a form that changes something for other people, which wants a reason. */
export function useReasonedChange(): ReasonedChange {
  const [value, setValue] = useState('');
  const [isTouched, setIsTouched] = useState(false);
  const { isBusy, error, send } = useSending();
  const reason = value.trim();
  const submit = async <Answer>(
    isComplete: boolean,
    request: (reason: string) => Promise<Answer>,
  ): Promise<Answer | null> => {
    setIsTouched(true);
    return isComplete && reason !== '' ? send(() => request(reason)) : null;
  };
  return {
    isBusy,
    error,
    isTouched,
    reasonField: { value, onChange: setValue, isMissing: isTouched && reason === '' },
    submit,
  };
}
