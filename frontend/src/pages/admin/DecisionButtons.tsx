import Box from '@mui/material/Box';
import Button from '@mui/material/Button';

interface DecisionButtonsProps {
  /** What each button says, and what it is called where many stand in a table. */
  approve: { text: string; name: string };
  reject: { text: string; name: string };
  onDecide: (decision: 'approve' | 'reject') => void;
}

/** Yes and no to what waits in a row of a table. */
export function DecisionButtons({ approve, reject, onDecide }: DecisionButtonsProps) {
  return (
    <Box sx={{ display: 'inline-flex', gap: 2, my: { xs: 1, sm: -1 } }}>
      <Button
        size="small"
        variant="contained"
        aria-label={approve.name}
        onClick={() => {
          onDecide('approve');
        }}
      >
        {approve.text}
      </Button>
      <Button
        size="small"
        variant="outlined"
        aria-label={reject.name}
        onClick={() => {
          onDecide('reject');
        }}
      >
        {reject.text}
      </Button>
    </Box>
  );
}
