import InputBase from '@mui/material/InputBase';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import type { TimeRange } from './time-range.ts';

interface DayRangeProps {
  range: TimeRange;
  onChange: (changes: Record<string, string | null>) => void;
}

/** The first and the last day of a list. */
export function DayRange({ range, onChange }: DayRangeProps) {
  const t = useText(orderListTexts);
  return (['from', 'to'] as const).map((end) => (
    <InputBase
      key={end}
      type="date"
      value={(end === 'from' ? range.fromDay : range.toDay) ?? ''}
      onChange={({ target }) => {
        onChange({ [end]: target.value });
      }}
      inputProps={{
        'aria-label': t(`day.${end}`),
        ...(end === 'to' && range.fromDay !== undefined ? { min: range.fromDay } : {}),
        ...(end === 'from' && range.toDay !== undefined ? { max: range.toDay } : {}),
      }}
      sx={{
        height: 32,
        px: 2,
        borderRadius: 1,
        border: 1,
        borderColor: 'surface.border',
        fontSize: '0.8125rem',
        '&.Mui-focused': { borderColor: 'primary.main' },
        '& input': { p: 0, outline: 'none' },
      }}
    />
  ));
}
