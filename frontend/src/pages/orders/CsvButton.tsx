import FileDownload from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { saveFile } from '../../lib/save-file.ts';
import { ApiError, toErrorData } from '../../services/api-error.ts';
import { api } from '../../services/api.ts';
import { notifyError } from '../../services/notify.ts';
import { fillsQuery, historyQuery, openQuery } from './list-query.ts';
import type { OrderFilters } from './use-order-filters.ts';

function fetchCsv(filters: OrderFilters): Promise<Blob> {
  if (filters.tab === 'fills') return api.orders.fillsCsv(fillsQuery(filters));
  const query = filters.tab === 'open' ? openQuery(filters) : historyQuery(filters);
  return api.orders.listCsv(query);
}

/** "orders-history-2026-01-31.csv". */
function fileName({ tab }: OrderFilters): string {
  const day = new Date().toISOString().slice(0, 10);
  return `${tab === 'fills' ? 'fills' : `orders-${tab}`}-${day}.csv`;
}

/** Downloads the whole of what the filters match, beyond the pages on the screen. */
export function CsvButton({ filters }: { filters: OrderFilters }) {
  const t = useText(orderListTexts);
  const [isLoading, setIsLoading] = useState(false);
  const download = async () => {
    setIsLoading(true);
    try {
      saveFile(fileName(filters), await fetchCsv(filters));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      notifyError(t('csv.failed'), toErrorData(error));
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
