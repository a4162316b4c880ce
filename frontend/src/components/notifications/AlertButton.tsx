import AlertIcon from '@mui/icons-material/AddAlertOutlined';
import IconButton from '@mui/material/IconButton';
import { appTexts } from '../../i18n/en/app.ts';
import { useText } from '../../i18n/use-text.ts';
import { notificationCentre } from '../../services/notification-centre.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectIsSignedIn } from '../../store/slices/authSlice.ts';

/** Begins a price alert for a market; visitors have none. */
export function AlertButton({ symbol }: { symbol: string }) {
  const t = useText(appTexts);
  const isSignedIn = useAppSelector(selectIsSignedIn);
  if (!isSignedIn) return null;
  const label = t('setAlert', { symbol });
  return (
    <IconButton
      size="small"
      aria-label={label}
      aria-haspopup="dialog"
      title={label}
      onClick={(event) => {
        event.stopPropagation();
        notificationCentre.startAlert(symbol);
      }}
    >
      <AlertIcon sx={{ fontSize: 18 }} />
    </IconButton>
  );
}
