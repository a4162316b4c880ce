import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { ErrorPage } from './ErrorPage.tsx';

export function NotFoundPage() {
  return (
    <ErrorPage
      code="404"
      title="This page does not exist"
      actions={
        <>
          <Button component={Link} to="/markets" variant="contained">
            See the markets
          </Button>
          <Button component={Link} to="/" variant="outlined">
            Home
          </Button>
        </>
      }
    >
      The address may be mistyped, or the page has moved.
    </ErrorPage>
  );
}
