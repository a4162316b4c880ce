import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useDocumentTitle } from '../../components/use-document-title.ts';

interface ErrorPageProps {
  /** The status, or nothing. */
  code?: string;
  title: string;
  children: ReactNode;
  actions: ReactNode;
}

/** The common face of the pages that say that something is not there. */
export function ErrorPage({ code, title, children, actions }: ErrorPageProps) {
  useDocumentTitle(title);
  return (
    <Box
      sx={{
        flex: 1,
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'center',
        alignItems: 'flex-start',
        width: '100%',
        maxWidth: 520,
        minHeight: 420,
        mx: 'auto',
        px: 5,
      }}
    >
      {code !== undefined && (
        <Typography variant="subtitle2" component="p" sx={{ color: 'primary.main', mb: 2 }}>
          {code}
        </Typography>
      )}
      <Typography variant="h1">{title}</Typography>
      <Typography sx={{ color: 'text.secondary', mt: 2, mb: 6 }}>{children}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>{actions}</Box>
    </Box>
  );
}
