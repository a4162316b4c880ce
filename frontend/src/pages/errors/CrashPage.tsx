import Button from '@mui/material/Button';
import { ErrorPage } from './ErrorPage.tsx';

/** Stands outside of the router's care, so it leaves by loading the page again. */
export function CrashPage() {
  return (
    <ErrorPage
      title="Something broke on this page"
      actions={
        <>
          <Button
            variant="contained"
            onClick={() => {
              window.location.reload();
            }}
          >
            Load the page again
          </Button>
          <Button variant="outlined" href="/">
            Home
          </Button>
        </>
      }
    >
      Your orders and balances are not affected: they live on the exchange, not in this page.
    </ErrorPage>
  );
}
