import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { commonTexts } from '../../i18n/en/common.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorPage } from './ErrorPage.tsx';

export function ForbiddenPage() {
  const t = useText(commonTexts);
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
