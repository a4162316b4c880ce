import MuiLink from '@mui/material/Link';
import type { UserName } from '@tokentradex/backend/contracts';
import { Link } from 'react-router-dom';

/** A user by name, leading to all that is known of them. */
export function PersonLink({ user }: { user: UserName }) {
  return (
    <MuiLink
      component={Link}
      to={`/admin/users?user=${user.id}`}
      title={user.email}
      color="inherit"
      underline="hover"
      sx={{ overflowWrap: 'anywhere' }}
    >
      {user.username}
    </MuiLink>
  );
}
