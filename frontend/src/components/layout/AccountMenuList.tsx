import AdminPanelSettingsIcon from '@mui/icons-material/AdminPanelSettingsOutlined';
import LogoutIcon from '@mui/icons-material/LogoutOutlined';
import Box from '@mui/material/Box';
import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import type { User } from '@tokentradex/backend/contracts';
import { useNavigate } from 'react-router-dom';
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
  const isOperator = useAppSelector((state) => selectCan(state, 'admin:overview'));
  const dispatch = useAppDispatch();
  const navigate = useNavigate();
  const leave = async () => {
    onClose();
    await dispatch(signOut());
    await navigate('/login');
  };
  return (
    <Menu
      anchorEl={anchor}
      open={anchor !== null}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
    >
      <Box component="li" role="none" sx={{ px: 3, pt: 2, pb: 2.5, minWidth: 220 }}>
        <Typography variant="subtitle2">{user.username}</Typography>
        <Typography variant="caption" component="p" sx={{ color: 'text.secondary', mb: 1.5 }}>
          {user.email}
        </Typography>
        <StatusChip status={user.kycStatus} />
      </Box>
      <Divider component="li" role="none" />
      {isOperator && (
        <MenuItem
          onClick={() => {
            onClose();
            void navigate('/admin');
          }}
          sx={{ mt: 1 }}
        >
          <ListItemIcon>
            <AdminPanelSettingsIcon sx={{ fontSize: 18 }} />
          </ListItemIcon>
          Administration
        </MenuItem>
      )}
      <MenuItem onClick={() => void leave()} sx={{ mt: 1 }}>
        <ListItemIcon>
          <LogoutIcon sx={{ fontSize: 18 }} />
        </ListItemIcon>
        Sign out
      </MenuItem>
    </Menu>
  );
}
