import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { memo } from 'react';
import { orderBookTexts } from '../../i18n/en/order-book.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDecimal } from '../../lib/decimal-text.ts';
import { BookSidesIcon } from './BookSidesIcon.tsx';

export const BOOK_SIDES = ['both', 'bids', 'asks'] as const;
export type BookSides = (typeof BOOK_SIDES)[number];

interface BookControlsProps {
  sides: BookSides;
  onSides: (sides: BookSides) => void;
  /** The step that prices are grouped by. */
  group: string;
  groups: readonly string[];
  onGroup: (group: string) => void;
}

/** Which sides the book shows, and how coarse. Not drawn again with every change of the book. */
export const BookControls = memo(function BookControls(props: BookControlsProps) {
  const { sides, onSides, group, groups, onGroup } = props;
  const t = useText(orderBookTexts);
  return (
    <>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={sides}
        aria-label={t('sides')}
        onChange={(_event, value: BookSides | null) => {
          if (value !== null) onSides(value);
        }}
      >
        {BOOK_SIDES.map((value) => (
          <ToggleButton
            key={value}
            value={value}
            aria-label={t(`sides.${value}`)}
            sx={{ minHeight: 26, width: 28, p: 0, border: 0, borderRadius: '4px !important' }}
          >
            <BookSidesIcon sides={value} />
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Select
        variant="standard"
        disableUnderline
        value={group}
        onChange={(event) => {
          onGroup(event.target.value);
        }}
        inputProps={{ 'aria-label': t('group') }}
        sx={{ typography: 'caption', fontVariantNumeric: 'tabular-nums', minHeight: 24 }}
      >
        {groups.map((step) => (
          <MenuItem key={step} value={step}>
            {formatDecimal(step)}
          </MenuItem>
        ))}
      </Select>
    </>
  );
});
