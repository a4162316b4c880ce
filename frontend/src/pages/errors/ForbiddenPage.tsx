import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { appTexts } from '../../i18n/en/app.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorPage } from './ErrorPage.tsx';

export function ForbiddenPage() {
  const t = useText(appTexts);
  return (
    <ErrorPage
      code="403"
      title={t('forbidden.title')}
      actions={
        <Button component={Link} to="/dashboard" variant="contained">
          {t('forbidden.back')}
        </Button>
      }
    >
      {t('forbidden.text')}
    </ErrorPage>
  );
}
