import CloseIcon from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import { appTexts } from '../i18n/en/app.ts';
import { useText } from '../i18n/use-text.ts';

interface DetailDrawerProps {
  isOpen: boolean;
  title: ReactNode;
  /** Below the title, muted. */
  subtitle?: ReactNode;
  /** Buttons held at the lower edge. */
  actions?: ReactNode;
  /** Twice the width, for what is looked at side by side. */
  isWide?: boolean;
  children: ReactNode;
  onClose: () => void;
}

/** Everything about one row, beside its list; the whole screen on phones. */
export function DetailDrawer(props: DetailDrawerProps) {
  const t = useText(appTexts);
  const titleId = useId();
  const { actions } = props;
  const hasActions = actions !== undefined && actions !== null && actions !== false;
  return (
    <Drawer
      anchor="right"
      open={props.isOpen}
      onClose={props.onClose}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-modal': true,
          'aria-labelledby': titleId,
          sx: {
            width: { xs: '100%', sm: props.isWide === true ? 'min(100%, 1080px)' : 460 },
            borderLeft: 1,
            borderColor: 'surface.border',
          },
        },
      }}
    >
      <Box
        sx={{
          display: 'flex',
          alignItems: 'flex-start',
          gap: 3,
          px: 5,
          py: 4,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="h2" id={titleId}>
            {props.title}
          </Typography>
          {props.subtitle !== undefined && (
            <Typography variant="caption" component="div" sx={{ color: 'text.secondary', mt: 0.5 }}>
              {props.subtitle}
            </Typography>
          )}
        </Box>
        <IconButton size="small" aria-label={t('close')} onClick={props.onClose}>
          <CloseIcon sx={{ fontSize: 20 }} />
        </IconButton>
      </Box>
      <Box sx={{ flex: 1, overflowY: 'auto', px: 5, py: 4 }}>{props.children}</Box>
      {hasActions && (
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            gap: 2,
            px: 5,
            py: 3,
            borderTop: 1,
            borderColor: 'divider',
          }}
        >
          {actions}
        </Box>
      )}
    </Drawer>
  );
}
