import { useCallback, useEffect, useState } from 'react';
import { ApiError, toErrorData } from '../../services/api-error.ts';
import { adminApi } from '../../services/admin-api.ts';
import { failed, LOADING, READY, type LoadState } from '../../store/load-state.ts';

export interface DocumentImage {
  /** An address within this page, good for as long as the caller is mounted; null until it is loaded. */
  url: string | null;
  load: LoadState;
  reload: () => void;
}

/** An image of an identity check. Asking for it is a look that the audit log keeps. */
export function useDocumentImage(checkId: string, documentId: string): DocumentImage {
  const [image, setImage] = useState<Omit<DocumentImage, 'reload'>>({ url: null, load: LOADING });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    let url: string | null = null;
    adminApi.kyc.document(checkId, documentId, controller.signal).then(
      (blob) => {
        if (controller.signal.aborted) return;
        url = URL.createObjectURL(blob);
        setImage({ url, load: READY });
      },
      (error: unknown) => {
        if (controller.signal.aborted) return;
        if (!(error instanceof ApiError)) throw error;
        setImage({ url: null, load: failed(toErrorData(error)) });
      },
    );
    return () => {
      controller.abort();
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [checkId, documentId, attempt]);
  const reload = useCallback(() => {
    setImage({ url: null, load: LOADING });
    setAttempt((count) => count + 1);
  }, []);
  return { ...image, reload };
}
