import { useEffect } from 'react';

/** Names the browser's tab while the caller is mounted. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'TokenTradeX' : `${title} · TokenTradeX`;
  }, [title]);
}
