import { lazy, Suspense, useSyncExternalStore } from 'react';
import { notices } from '../services/notify.ts';

const ToastHost = lazy(async () => ({ default: (await import('./ToastHost.tsx')).ToastHost }));

/** The place of the toasts; loads them with the first notice. */
export function Toasts() {
  const hasAny = useSyncExternalStore(notices.subscribe, notices.hasAny);
  return hasAny ? (
    <Suspense fallback={null}>
      <ToastHost />
    </Suspense>
  ) : null;
}
