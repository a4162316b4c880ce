import { toast, type ToastOptions } from 'react-toastify';
import { describeError } from '../lib/error-text.ts';
import type { ApiErrorData } from './api-error.ts';
import { announcer } from './announcer.ts';

const QUIET: ToastOptions = { role: 'none' };
/** What each identified toast says. */
const lastTexts = new Map<string, string>();

toast.onChange(({ id, status }) => {
  if (status === 'removed') lastTexts.delete(String(id));
});

/**
 * Tells about something that happened: a toast to see, and one line in the polite status region.
 * @param id the same id replaces the toast that shows it already.
 */
export function notify(kind: 'success' | 'info', title: string, body?: string, id?: string): void {
  const text = `${title}: ${body ?? ''}`;
  // The answer to a request and the socket's event tell the same thing once.
  if (id !== undefined && toast.isActive(id) && lastTexts.get(id) === text) return;
  if (id !== undefined) lastTexts.set(id, text);
  const options = id === undefined ? QUIET : { ...QUIET, toastId: id };
  const content = <ToastText title={title} body={body} />;
  if (id !== undefined && toast.isActive(id)) toast.update(id, { render: content });
  else toast[kind](content, options);
  announcer.announce(body === undefined ? title : `${title}: ${body}`);
}

/** Tells about a failure, in plain words by its code; interrupts screen readers. */
export function notifyError(title: string, error?: ApiErrorData | null): void {
  const body = error === null || error === undefined ? undefined : describeError(error);
  toast.error(<ToastText title={title} body={body} />, { role: 'alert' });
}

function ToastText({ title, body }: { title: string; body?: string | undefined }) {
  return (
    <div>
      <div className="toast-title">{title}</div>
      {body !== undefined && <div className="toast-body">{body}</div>}
    </div>
  );
}
