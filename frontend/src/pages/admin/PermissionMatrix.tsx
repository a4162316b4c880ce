import CheckIcon from '@mui/icons-material/Check';
import RemoveIcon from '@mui/icons-material/Remove';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import {
  PERMISSIONS,
  ROLE_PERMISSIONS,
  ROLES,
  type Permission,
} from '@tokentradex/backend/contracts';
import { Panel } from '../../components/Panel.tsx';
import { adminTexts } from '../../i18n/en/admin.ts';
import { roleTexts } from '../../i18n/en/roles.ts';
import type { TextKey, Translate } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';

const STAFF_ROLES = ROLES.filter((role) => role !== 'user');

function isTextKey(key: string): key is TextKey<typeof roleTexts> {
  return key in roleTexts.english;
}

/** In words; one that has none as it stands. */
function permissionText(t: Translate<typeof roleTexts.english>, permission: Permission): string {
  const key = `permission.${permission.replace(':', '_')}`;
  return isTextKey(key) ? t(key) : permission;
}

/** Which role holds which permission. */
export function PermissionMatrix() {
  const t = useText(roleTexts);
  const names = useText(adminTexts);
  return (
    <Panel title={t('matrix')} note={t('matrixNote')}>
      <TableContainer tabIndex={0} role="region" aria-label={t('matrix')}>
        <Table size="small" aria-label={t('matrix')}>
          <TableHead>
            <TableRow>
              <TableCell sx={FIRST}>{t('permission')}</TableCell>
              {STAFF_ROLES.map((role) => (
                <TableCell key={role} align="center">
                  {names(`role.${role}`)}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {PERMISSIONS.map((permission) => (
              <TableRow key={permission} hover>
                <TableCell component="th" scope="row" sx={FIRST}>
                  <Box>{permissionText(t, permission)}</Box>
                  <Box component="code" sx={{ fontSize: '0.6875rem', color: 'text.secondary' }}>
                    {permission}
                  </Box>
                </TableCell>
                {STAFF_ROLES.map((role) => (
                  <TableCell key={role} align="center">
                    <Mark isHeld={ROLE_PERMISSIONS[role].includes(permission)} />
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Panel>
  );
}

function Mark({ isHeld }: { isHeld: boolean }) {
  const t = useText(roleTexts);
  const Icon = isHeld ? CheckIcon : RemoveIcon;
  return (
    <Icon
      titleAccess={t(isHeld ? 'yes' : 'no')}
      sx={{
        fontSize: 18,
        verticalAlign: 'middle',
        color: isHeld ? 'trading.up' : 'text.disabled',
      }}
    />
  );
}

/** Stays in sight while a phone scrolls through the roles. */
const FIRST = {
  position: 'sticky',
  left: 0,
  zIndex: 1,
  bgcolor: 'surface.panel',
  minWidth: 180,
} as const;
