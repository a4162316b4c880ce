import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { appTexts } from '../i18n/en/app.ts';
import { useText } from '../i18n/use-text.ts';
import { MORE_PAGES } from './layout/more-pages.ts';

/** The way to the pages that have no place in the navigation. */
export function PageFooter() {
  const t = useText(appTexts);
  return (
    <Box
      component="nav"
      aria-label={t('nav.more')}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 5,
        mt: 8,
        pt: 3,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      {MORE_PAGES.map(({ text, path }) => (
        <Link
          key={path}
          component={RouterLink}
          to={path}
          variant="body2"
          color="text.secondary"
          underline="hover"
          sx={{ py: 1 }}
        >
          {t(text)}
        </Link>
      ))}
    </Box>
  );
}
