import FileDownload from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { appTexts } from '../i18n/en/app.ts';
import { useText } from '../i18n/use-text.ts';
import { saveFile } from '../lib/save-file.ts';
import { ApiError, toErrorData } from '../services/api-error.ts';
import { notifyError } from '../services/notify.ts';

interface CsvButtonProps {
  /** Of the list: "orders-history" becomes "orders-history-2026-01-31.csv". */
  name: string;
  fetchFile: () => Promise<Blob>;
}

/** Downloads the whole of what a list's filters match, beyond the pages on the screen. */
export function CsvButton({ name, fetchFile }: CsvButtonProps) {
  const t = useText(appTexts);
  const [isLoading, setIsLoading] = useState(false);
  const download = async () => {
    setIsLoading(true);
    try {
      const file = await fetchFile();
      saveFile(`${name}-${new Date().toISOString().slice(0, 10)}.csv`, file);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      notifyError(t('csvFailed'), toErrorData(error));
    } finally {
      setIsLoading(false);
    }
  };
  return (
    <Button
      size="small"
      variant="outlined"
      startIcon={<FileDownload />}
      loading={isLoading}
      loadingPosition="start"
      onClick={() => void download()}
    >
      {t('csv')}
    </Button>
  );
}
