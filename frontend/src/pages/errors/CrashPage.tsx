import Button from '@mui/material/Button';
import { appTexts } from '../../i18n/en/app.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorPage } from './ErrorPage.tsx';

/** Stands outside of the router's care, so it leaves by loading the page again. */
export function CrashPage() {
  const t = useText(appTexts);
  return (
    <ErrorPage
      title={t('crash.title')}
      actions={
        <>
          <Button
            variant="contained"
            onClick={() => {
              window.location.reload();
            }}
          >
            {t('crash.reload')}
          </Button>
          <Button variant="outlined" href="/">
            {t('goHome')}
          </Button>
        </>
      }
    >
      {t('crash.text')}
    </ErrorPage>
  );
}
