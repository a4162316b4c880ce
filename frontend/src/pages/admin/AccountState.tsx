import Box from '@mui/material/Box';
import type { AdminUser } from '@tokentradex/backend/contracts';
import { StatusChip } from '../../components/StatusChip.tsx';

/** Whether an account is open: disabled by an operator, frozen by its owner, both or neither. */
export function AccountState({ user }: { user: Pick<AdminUser, 'isActive' | 'isFrozen'> }) {
  const { isActive, isFrozen } = user;
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 1.5 }}>
      {isFrozen && <StatusChip status="frozen" />}
      {(!isFrozen || !isActive) && <StatusChip status={isActive ? 'enabled' : 'disabled'} />}
    </Box>
  );
}
