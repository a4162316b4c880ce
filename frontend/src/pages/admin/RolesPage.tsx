import Box from '@mui/material/Box';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { roleTexts } from '../../i18n/en/roles.ts';
import { useText } from '../../i18n/use-text.ts';
import { PermissionMatrix } from './PermissionMatrix.tsx';
import { StaffPanel } from './StaffPanel.tsx';

/** Who may do what, and who is somebody here. */
export function RolesPage() {
  const t = useText(roleTexts);
  return (
    <Page title={t('title')}>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <StaffPanel />
        <PermissionMatrix />
      </Box>
    </Page>
  );
}
