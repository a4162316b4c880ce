import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import InputAdornment from '@mui/material/InputAdornment';
import type { ReactNode } from 'react';
import { appTexts } from '../i18n/en/app.ts';
import { useText } from '../i18n/use-text.ts';
import { LabelledField } from './LabelledField.tsx';

interface AmountFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  symbol: string;
  error?: string | undefined;
  hint?: ReactNode;
  aside?: ReactNode;
  /** Fills in the most there is. */
  onMax?: (() => void) | undefined;
}

/** An amount as text, never a float, with its unit and a way to take all of it. */
export function AmountField(props: AmountFieldProps) {
  const t = useText(appTexts);
  const { symbol, onMax, ...field } = props;
  return (
    <LabelledField
      {...field}
      inputMode="decimal"
      placeholder="0"
      isTabular
      endAdornment={
        <InputAdornment position="end" disableTypography sx={{ gap: 2 }}>
          {onMax !== undefined && (
            <Button size="small" variant="text" onClick={onMax} sx={{ minWidth: 0, px: 1.5 }}>
              {t('maximum')}
            </Button>
          )}
          <Box component="span" sx={{ typography: 'body2', color: 'text.secondary' }}>
            {symbol}
          </Box>
        </InputAdornment>
      }
    />
  );
}
