import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import type { SxProps, Theme } from '@mui/material/styles';
import { useId, type ReactNode } from 'react';

interface PanelProps {
  title: string;
  /** Stands beside the title, muted. */
  note?: ReactNode;
  /** Buttons, selects or a link at the right of the title. */
  actions?: ReactNode;
  children: ReactNode;
  sx?: SxProps<Theme>;
}

/** A titled section on a card; its content touches the edges, so tables need no padding of their own. */
export function Panel({ title, note, actions, children, sx }: PanelProps) {
  const titleId = useId();
  return (
    <Card
      component="section"
      aria-labelledby={titleId}
      sx={
        [
          { display: 'flex', flexDirection: 'column', minWidth: 0 },
          // The first and the last column keep the distance of the title above them.
          { '& tr > :first-of-type': { pl: 4 }, '& tr > :last-of-type': { pr: 4 } },
          ...(Array.isArray(sx) ? (sx as SxProps<Theme>[]) : [sx]),
        ] as SxProps<Theme>
      }
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          columnGap: 3,
          rowGap: 1.5,
          px: 4,
          py: 2,
          minHeight: 48,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Typography variant="h2" id={titleId} sx={{ fontSize: '0.9375rem' }}>
          {title}
        </Typography>
        {note !== undefined && (
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            {note}
          </Typography>
        )}
        {actions !== undefined && (
          <Box sx={{ ml: 'auto', display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
            {actions}
          </Box>
        )}
      </Box>
      {children}
    </Card>
  );
}
