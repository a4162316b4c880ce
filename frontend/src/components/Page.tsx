import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { OfflineNotice } from './OfflineNotice.tsx';
import { PageFooter } from './PageFooter.tsx';
import { useDocumentTitle } from './use-document-title.ts';

interface PageProps {
  /** Of the browser's tab. */
  title: string;
  children: ReactNode;
}

/** The frame of every page but the trading screen: width, margins and the tab's title. */
export function Page({ title, children }: PageProps) {
  useDocumentTitle(title);
  return (
    <Box
      sx={{ width: '100%', maxWidth: 1280, mx: 'auto', px: { xs: 4, md: 6 }, py: { xs: 5, md: 7 } }}
    >
      <OfflineNotice />
      {children}
      <PageFooter />
    </Box>
  );
}
