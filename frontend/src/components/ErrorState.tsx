import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { appTexts } from '../i18n/en/app.ts';
import { useText } from '../i18n/use-text.ts';
import { describeError } from '../lib/error-text.ts';
import type { ApiErrorData } from '../services/api-error.ts';

interface ErrorStateProps {
  /** What could not be done: "The orders could not be loaded". */
  title: string;
  error?: ApiErrorData | null | undefined;
  onRetry?: (() => void) | undefined;
  isCompact?: boolean;
}

/** Says in plain words what failed, why, and offers to try again. The request id helps support. */
export function ErrorState({ title, error, onRetry, isCompact = false }: ErrorStateProps) {
  const t = useText(appTexts);
  return (
    <Box
      role="alert"
      sx={{
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        justifyContent: 'center',
        gap: 1.5,
        textAlign: 'center',
        px: 4,
        py: isCompact ? 6 : 14,
      }}
    >
      <Typography variant="subtitle2" component="p">
        {title}
      </Typography>
      {error !== null && error !== undefined && (
        <Typography variant="body2" sx={{ color: 'text.secondary', maxWidth: 440 }}>
          {describeError(error)}
        </Typography>
      )}
      {onRetry !== undefined && (
        <Button variant="outlined" size="small" onClick={onRetry} sx={{ mt: 1 }}>
          {t('tryAgain')}
        </Button>
      )}
      {typeof error?.requestId === 'string' && (
        <Typography variant="caption" sx={{ color: 'text.disabled' }}>
          {t('requestId', { id: error.requestId })}
        </Typography>
      )}
    </Box>
  );
}
