import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { ROLE_PERMISSIONS, type Permission } from '@tokentradex/backend/contracts';
import { Suspense } from 'react';
import { NavLink, Outlet } from 'react-router-dom';
import { LoadingState } from '../../components/LoadingState.tsx';
import { useCurrentInSight } from '../../components/use-current-in-sight.ts';
import { adminTexts } from '../../i18n/en/admin.ts';
import type { TextKey } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectUser } from '../../store/slices/authSlice.ts';

const ITEMS: readonly { text: TextKey<typeof adminTexts>; path: string; permission: Permission }[] =
  [
    { text: 'nav.overview', path: '/admin', permission: 'admin:overview' },
    { text: 'nav.tokens', path: '/admin/tokens', permission: 'tokens:read' },
    { text: 'nav.users', path: '/admin/users', permission: 'users:read' },
    { text: 'nav.withdrawals', path: '/admin/withdrawals', permission: 'withdrawals:read' },
    { text: 'nav.identity', path: '/admin/identity', permission: 'users:kyc' },
    { text: 'nav.adjustments', path: '/admin/adjustments', permission: 'adjustments:read' },
    {
      text: 'nav.reconciliation',
      path: '/admin/reconciliation',
      permission: 'reconciliation:read',
    },
    { text: 'nav.fees', path: '/admin/fees', permission: 'fees:read' },
    { text: 'nav.surveillance', path: '/admin/surveillance', permission: 'surveillance:read' },
    { text: 'nav.health', path: '/admin/health', permission: 'health:read' },
    {
      text: 'nav.announcements',
      path: '/admin/announcements',
      permission: 'announcements:write',
    },
    { text: 'nav.roles', path: '/admin/roles', permission: 'users:read' },
    { text: 'nav.audit', path: '/admin/audit', permission: 'audit:read' },
  ];

/** The frame around every admin page: a navigation of what the operator's role may see. */
export function AdminLayout() {
  const t = useText(adminTexts);
  const user = useAppSelector(selectUser);
  const granted = user === null ? [] : ROLE_PERMISSIONS[user.role];
  const row = useCurrentInSight();
  return (
    <>
      <Box
        component="nav"
        aria-label={t('nav.label')}
        sx={{ bgcolor: 'surface.panel', borderBottom: 1, borderColor: 'divider' }}
      >
        <Box ref={row} sx={ROW}>
          {ITEMS.filter(({ permission }) => granted.includes(permission)).map(({ text, path }) => (
            <ButtonBase
              key={path}
              component={NavLink}
              to={path}
              end={path === '/admin'}
              sx={{
                flexShrink: 0,
                px: 3,
                height: 40,
                typography: 'body2',
                fontWeight: 500,
                color: 'text.secondary',
                '&:hover': { color: 'text.primary' },
                '&[aria-current="page"]': {
                  color: 'text.primary',
                  boxShadow: 'inset 0 -2px var(--ttx-palette-primary-main)',
                },
                '&.Mui-focusVisible': { outlineOffset: -3 },
              }}
            >
              {t(text)}
            </ButtonBase>
          ))}
        </Box>
      </Box>
      <Suspense fallback={<LoadingState label={t('page')} rows={8} />}>
        <Outlet />
      </Suspense>
    </>
  );
}

const FADE_PX = 24;

/** Fades at both ends where links go on; at rest nothing but room stands there. */
const ROW = {
  position: 'relative',
  display: 'flex',
  overflowX: 'auto',
  scrollbarWidth: 'none',
  maxWidth: 1280,
  mx: 'auto',
  px: { xs: 2, md: 3 },
  scrollPaddingInline: FADE_PX,
  maskImage: `linear-gradient(to right, transparent, black ${FADE_PX}px calc(100% - ${FADE_PX}px), transparent)`,
} as const;
