import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { CopyButton } from '../../components/CopyButton.tsx';
import { developersTexts } from '../../i18n/en/developers.ts';
import { useText } from '../../i18n/use-text.ts';

/** An example under its name, to be read or copied. */
export function CodeBlock({ title, code }: { title: string; code: string }) {
  const t = useText(developersTexts);
  return (
    <Box sx={{ px: 4, py: 3 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 1 }}>
        <Typography variant="subtitle2" component="h3">
          {title}
        </Typography>
        <CopyButton text={code} label={t('code')} />
      </Box>
      <Box
        component="pre"
        tabIndex={0}
        role="region"
        aria-label={title}
        sx={{
          m: 0,
          p: 3,
          overflowX: 'auto',
          bgcolor: 'surface.raised',
          border: 1,
          borderColor: 'divider',
          borderRadius: '6px',
          fontSize: '0.8125rem',
          lineHeight: 1.6,
        }}
      >
        <code>{code}</code>
      </Box>
    </Box>
  );
}
