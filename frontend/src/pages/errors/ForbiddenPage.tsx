import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { ErrorPage } from './ErrorPage.tsx';

export function ForbiddenPage() {
  return (
    <ErrorPage
      code="403"
      title="Your account may not open this page"
      actions={
        <Button component={Link} to="/dashboard" variant="contained">
          Back to the dashboard
        </Button>
      }
    >
      It needs a role that your account does not have. An administrator can grant it.
    </ErrorPage>
  );
}
