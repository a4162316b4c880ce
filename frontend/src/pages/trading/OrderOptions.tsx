import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import Tooltip from '@mui/material/Tooltip';
import type { TimeInForce } from '@tokentradex/backend/contracts';
import type { DraftAction, OrderDraft } from './order-draft.ts';

interface OrderOptionsProps {
  draft: OrderDraft;
  onChange: (action: DraftAction) => void;
}

const TIMES: Record<TimeInForce, string> = {
  GTC: 'Good till cancelled',
  IOC: 'Immediate or cancel',
  FOK: 'Fill or kill',
};

/** How long a limit order stands, and whether it may take. */
export function OrderOptions({ draft, onChange }: OrderOptionsProps) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 2 }}>
      <Select<TimeInForce>
        variant="standard"
        disableUnderline
        value={draft.timeInForce}
        onChange={(event) => {
          onChange({ type: 'timeInForceChosen', timeInForce: event.target.value });
        }}
        inputProps={{ 'aria-label': 'Time in force' }}
        sx={{ typography: 'caption', color: 'text.secondary', minHeight: 24 }}
      >
        {(['GTC', 'IOC', 'FOK'] as const).map((time) => (
          <MenuItem key={time} value={time}>
            {TIMES[time]}
          </MenuItem>
        ))}
      </Select>
      <Tooltip title="Only rest on the book: refused if it would trade at once. Pays the maker fee.">
        <FormControlLabel
          control={
            <Checkbox
              size="small"
              checked={draft.postOnly}
              onChange={(event) => {
                onChange({ type: 'postOnlyChosen', postOnly: event.target.checked });
              }}
              sx={{ p: 1, '& svg': { fontSize: 17 } }}
            />
          }
          label="Post-only"
          slotProps={{ typography: { variant: 'caption', color: 'textSecondary' } }}
          sx={{ mr: 0 }}
        />
      </Tooltip>
    </Box>
  );
}
