import AdminPanelSettingsIcon from '@mui/icons-material/AdminPanelSettingsOutlined';
import KeyboardIcon from '@mui/icons-material/KeyboardOutlined';
import LogoutIcon from '@mui/icons-material/LogoutOutlined';
import UnverifiedIcon from '@mui/icons-material/MarkEmailUnreadOutlined';
import SettingsIcon from '@mui/icons-material/SettingsOutlined';
import VisibilityIcon from '@mui/icons-material/VisibilityOutlined';
import VisibilityOffIcon from '@mui/icons-material/VisibilityOffOutlined';
import Box from '@mui/material/Box';
import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import MenuItem from '@mui/material/MenuItem';
import MenuList from '@mui/material/MenuList';
import Popover from '@mui/material/Popover';
import Typography from '@mui/material/Typography';
import type { User } from '@tokentradex/backend/contracts';
import { useNavigate } from 'react-router-dom';
import { appTexts } from '../../i18n/en/app.ts';
import { useText } from '../../i18n/use-text.ts';
import { overlay } from '../../services/overlay.ts';
import { preferences, usePreference } from '../../services/preferences.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { selectCan, signOut } from '../../store/slices/authSlice.ts';
import { StatusChip } from '../StatusChip.tsx';

interface AccountMenuListProps {
  user: User;
  /** Closed when null. */
  anchor: HTMLElement | null;
  onClose: () => void;
}

/** Who is signed in, the way to the administration, and the way out. */
export function AccountMenuList({ user, anchor, onClose }: AccountMenuListProps) {
  const t = useText(appTexts);
  const hidesBalances = usePreference('hidesBalances');
  const isOperator = useAppSelector((state) => selectCan(state, 'admin:overview'));
  const dispatch = useAppDispatch();
  const navigate = useNavigate();
  const leave = async () => {
    onClose();
    await dispatch(signOut());
    await navigate('/login');
  };
  return (
    <Popover
      anchorEl={anchor}
      open={anchor !== null}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-label': t('account'),
          sx: { mt: 1, border: 1, borderColor: 'surface.border', bgcolor: 'surface.raised' },
        },
      }}
    >
      <Box sx={{ px: 4, pt: 3, pb: 3, minWidth: 232 }}>
        <Typography variant="subtitle2" component="p">
          {user.username}
        </Typography>
        <Typography variant="caption" component="p" sx={{ color: 'text.secondary', mb: 2 }}>
          {user.email}
        </Typography>
        <StatusChip status={user.kycStatus} />
      </Box>
      <Divider />
      <MenuList autoFocusItem aria-label={t('account')} sx={{ p: 1 }}>
        {isOperator && (
          <MenuItem
            onClick={() => {
              onClose();
              void navigate('/admin');
            }}
          >
            <ListItemIcon>
              <AdminPanelSettingsIcon sx={{ fontSize: 18 }} />
            </ListItemIcon>
            {t('administration')}
          </MenuItem>
        )}
        {!user.emailVerified && (
          <MenuItem
            onClick={() => {
              onClose();
              void navigate('/settings/profile');
            }}
          >
            <ListItemIcon>
              <UnverifiedIcon sx={{ fontSize: 18, color: 'warning.main' }} />
            </ListItemIcon>
            {t('verifyEmail')}
          </MenuItem>
        )}
        <MenuItem
          onClick={() => {
            onClose();
            void navigate('/settings');
          }}
        >
          <ListItemIcon>
            <SettingsIcon sx={{ fontSize: 18 }} />
          </ListItemIcon>
          {t('settings')}
        </MenuItem>
        <MenuItem
          onClick={() => {
            preferences.set('hidesBalances', !hidesBalances);
          }}
        >
          <ListItemIcon>
            {hidesBalances ? (
              <VisibilityIcon sx={{ fontSize: 18 }} />
            ) : (
              <VisibilityOffIcon sx={{ fontSize: 18 }} />
            )}
          </ListItemIcon>
          {t(hidesBalances ? 'showBalances' : 'hideBalances')}
        </MenuItem>
        <MenuItem
          onClick={() => {
            onClose();
            overlay.show('hotkeys');
          }}
        >
          <ListItemIcon>
            <KeyboardIcon sx={{ fontSize: 18 }} />
          </ListItemIcon>
          {t('hotkeys')}
        </MenuItem>
        <MenuItem onClick={() => void leave()}>
          <ListItemIcon>
            <LogoutIcon sx={{ fontSize: 18 }} />
          </ListItemIcon>
          {t('signOut')}
        </MenuItem>
      </MenuList>
    </Popover>
  );
}
