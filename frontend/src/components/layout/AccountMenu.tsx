import LogoutIcon from '@mui/icons-material/LogoutOutlined';
import AdminPanelSettingsIcon from '@mui/icons-material/AdminPanelSettingsOutlined';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import type { User } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { selectCan, signOut } from '../../store/slices/authSlice.ts';
import { StatusChip } from '../StatusChip.tsx';

/** Who is signed in, and the way out. */
export function AccountMenu({ user }: { user: User }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const isOperator = useAppSelector((state) => selectCan(state, 'admin:overview'));
  const dispatch = useAppDispatch();
  const navigate = useNavigate();
  const close = () => {
    setAnchor(null);
  };
  const leave = async () => {
    close();
    await dispatch(signOut());
    await navigate('/login');
  };

  return (
    <>
      <ButtonBase
        aria-label={`Account of ${user.username}`}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => {
          setAnchor(event.currentTarget);
        }}
        sx={{
          width: 30,
          height: 30,
          borderRadius: '50%',
          bgcolor: 'surface.accentSoft',
          color: 'primary.main',
          fontSize: '0.8125rem',
          fontWeight: 600,
          '&:hover': { bgcolor: 'surface.hover' },
        }}
      >
        {user.username.slice(0, 1).toUpperCase()}
      </ButtonBase>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={close}
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
              close();
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
    </>
  );
}
