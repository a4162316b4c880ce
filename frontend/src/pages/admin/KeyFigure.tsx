import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';

interface KeyFigureProps {
  name: string;
  /** Undefined while loading. */
  value: ReactNode;
  /** Below the figure, muted. */
  note?: ReactNode;
  /** Where its list is. */
  to?: string | undefined;
}

/** One large number and what it is. */
export function KeyFigure({ name, value, note, to }: KeyFigureProps) {
  return (
    <Card component="li" sx={{ px: 4, py: 3, minWidth: 0 }}>
      <Typography variant="label" component="h2" sx={{ color: 'text.secondary' }}>
        {to === undefined ? (
          name
        ) : (
          <Link component={RouterLink} to={to} color="inherit" underline="always">
            {name}
          </Link>
        )}
      </Typography>
      <Typography variant="figure" component="p" sx={{ mt: 1, fontSize: '1.5rem' }}>
        {value ?? <Skeleton width={90} />}
      </Typography>
      <Typography variant="caption" component="p" sx={{ color: 'text.secondary', minHeight: 18 }}>
        {note}
      </Typography>
    </Card>
  );
}
