import { useState } from 'react';
import { toErrorData, type ApiErrorData } from '../services/api-error.ts';

export interface Sending {
  isBusy: boolean;
  /** Of the last try; null while none failed. */
  error: ApiErrorData | null;
  /** Runs one request at a time. @returns its answer, or null when it failed. */
  send: <Answer>(request: () => Promise<Answer>) => Promise<Answer | null>;
  /** Once the form is changed, its last failure says nothing any more. */
  dismissError: () => void;
}

/** The state of a form that is sent. */
export function useSending(): Sending {
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<ApiErrorData | null>(null);
  const send = async <Answer>(request: () => Promise<Answer>): Promise<Answer | null> => {
    if (isBusy) return null;
    setIsBusy(true);
    setError(null);
    try {
      return await request();
    } catch (failure) {
      setError(toErrorData(failure));
      return null;
    } finally {
      setIsBusy(false);
    }
  };
  const dismissError = () => {
    setError(null);
  };
  return { isBusy, error, send, dismissError };
}
