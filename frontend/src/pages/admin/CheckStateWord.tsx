import CheckCircleIcon from '@mui/icons-material/CheckCircleOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlined';
import RemoveIcon from '@mui/icons-material/RemoveCircleOutlineOutlined';
import Box from '@mui/material/Box';
import type { CheckState } from '@tokentradex/backend/contracts';

const LOOKS = {
  holds: { Icon: CheckCircleIcon, color: 'trading.up' },
  broken: { Icon: ErrorIcon, color: 'trading.down' },
  unchecked: { Icon: RemoveIcon, color: 'text.secondary' },
} as const satisfies Record<CheckState, object>;

/** The state of a check as a sign and a word: never as a colour alone. */
export function CheckStateWord({ state, word }: { state: CheckState; word: string }) {
  const { Icon, color } = LOOKS[state];
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 1.5,
        color,
        fontWeight: state === 'broken' ? 600 : 500,
        whiteSpace: 'nowrap',
      }}
    >
      <Icon aria-hidden sx={{ fontSize: 18 }} />
      {word}
    </Box>
  );
}
