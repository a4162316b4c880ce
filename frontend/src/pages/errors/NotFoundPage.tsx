import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { appTexts } from '../../i18n/en/app.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorPage } from './ErrorPage.tsx';

export function NotFoundPage() {
  const t = useText(appTexts);
  return (
    <ErrorPage
      code="404"
      title={t('notFound.title')}
      actions={
        <>
          <Button component={Link} to="/markets" variant="contained">
            {t('seeMarkets')}
          </Button>
          <Button component={Link} to="/" variant="outlined">
            {t('goHome')}
          </Button>
        </>
      }
    >
      {t('notFound.text')}
    </ErrorPage>
  );
}
