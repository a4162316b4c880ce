import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { appTexts } from '../i18n/en/app.ts';
import { useText } from '../i18n/use-text.ts';

interface LoadingStateProps {
  /** What is loading, for screen readers: "Orders". */
  label: string;
  /** Rows of placeholder; choose what the content will need, so that nothing jumps. */
  rows?: number;
  /** Of one row, in pixels. */
  rowHeight?: number;
}

/** Placeholder rows in the shape of a list. */
export function LoadingState({ label, rows = 5, rowHeight = 20 }: LoadingStateProps) {
  const t = useText(appTexts);
  return (
    <Box
      role="status"
      aria-label={t('loading', { subject: label })}
      sx={{ p: 4, display: 'grid', gap: 3 }}
    >
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton
          key={row}
          variant="rounded"
          height={rowHeight}
          width={`${100 - ((row * 13) % 35)}%`}
        />
      ))}
    </Box>
  );
}
