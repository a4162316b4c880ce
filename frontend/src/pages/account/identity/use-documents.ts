import {
  KYC_CONTENT_TYPES,
  LIMITS,
  type KycDocument,
  type KycDocumentKind,
} from '@tokentradex/backend/contracts';
import { useEffect, useState } from 'react';
import { identityTexts } from '../../../i18n/en/identity.ts';
import type { Translate } from '../../../i18n/i18n.ts';
import { useText } from '../../../i18n/use-text.ts';
import { formatBytes } from '../../../lib/byte-text.ts';
import { describeError } from '../../../lib/error-text.ts';
import { toErrorData } from '../../../services/api-error.ts';
import { accountApi } from '../../../services/account-api.ts';

export interface Documents {
  documents: KycDocument[];
  /** Images that were chosen on this page, by the document's id: nobody gets them back from the exchange. */
  previews: ReadonlyMap<string, string>;
  /** What is being sent or deleted. */
  busyKind: KycDocumentKind | null;
  /** What went wrong last, where it did. */
  problem: { kind: KycDocumentKind; text: string } | null;
  add: (kind: KycDocumentKind, file: File) => void;
  remove: (document: KycDocument) => void;
}

/** The files of a check that is not submitted: each is sent as soon as it is chosen. */
export function useDocuments(stored: KycDocument[]): Documents {
  const t = useText(identityTexts);
  const [documents, setDocuments] = useState(stored);
  const [previews, setPreviews] = useState<ReadonlyMap<string, string>>(new Map());
  const [busyKind, setBusyKind] = useState<KycDocumentKind | null>(null);
  const [problem, setProblem] = useState<Documents['problem']>(null);
  const [urls] = useState(() => new Set<string>());

  useEffect(
    () => () => {
      for (const url of urls) URL.revokeObjectURL(url);
    },
    [urls],
  );

  const run = async (kind: KycDocumentKind, task: () => Promise<void>) => {
    if (busyKind !== null) return;
    setBusyKind(kind);
    setProblem(null);
    try {
      await task();
    } catch (failure) {
      const error = toErrorData(failure);
      const isOfOtherType = error.details.some(({ field }) => field === 'body');
      setProblem({ kind, text: isOfOtherType ? t('notWhatItSays') : describeError(error) });
    } finally {
      setBusyKind(null);
    }
  };

  const add = (kind: KycDocumentKind, file: File) => {
    const text = fileProblem(t, file);
    if (text !== null) {
      setProblem({ kind, text });
      return;
    }
    void run(kind, async () => {
      const document = await accountApi.kyc.addDocument(kind, file);
      setDocuments((known) => [...known, document]);
      if (file.type === 'application/pdf') return;
      const url = URL.createObjectURL(file);
      urls.add(url);
      setPreviews((known) => new Map(known).set(document.id, url));
    });
  };

  const remove = (document: KycDocument) => {
    void run(document.kind, async () => {
      await accountApi.kyc.removeDocument(document.id);
      setDocuments((known) => known.filter(({ id }) => id !== document.id));
      const url = previews.get(document.id);
      if (url === undefined) return;
      URL.revokeObjectURL(url);
      urls.delete(url);
    });
  };

  return { documents, previews, busyKind, problem, add, remove };
}

/** Why a file need not be sent at all. */
function fileProblem(t: Translate<typeof identityTexts.english>, file: File): string | null {
  if (!KYC_CONTENT_TYPES.some((type) => type === file.type)) return t('wrongType');
  if (file.size === 0) return t('emptyFile');
  return file.size > LIMITS.kycDocumentBytesMax
    ? t('tooLarge', { size: formatBytes(file.size) })
    : null;
}
