import Box from '@mui/material/Box';
import { notificationTexts } from '../../i18n/en/notifications.ts';
import { useText } from '../../i18n/use-text.ts';
import { notificationCentre, type CentreTab } from '../../services/notification-centre.ts';
import { DetailDrawer } from '../DetailDrawer.tsx';
import { PageTabs } from '../PageTabs.tsx';
import { AlertList } from './AlertList.tsx';
import { NotificationList } from './NotificationList.tsx';
import { NotificationSettings } from './NotificationSettings.tsx';

/** What happened, what is waited for, and what to be told of. */
export function NotificationDrawer({ tab }: { tab: CentreTab }) {
  const t = useText(notificationTexts);
  return (
    <DetailDrawer
      isOpen
      title={t('title')}
      onClose={() => {
        notificationCentre.close();
      }}
    >
      <Box sx={{ mx: -5, mt: -4 }}>
        <PageTabs
          label={t('sections')}
          tabs={[
            { value: 'notifications', label: t('tab.notifications') },
            { value: 'alerts', label: t('tab.alerts') },
            { value: 'settings', label: t('tab.settings') },
          ]}
          value={tab}
          onChange={(chosen) => {
            notificationCentre.show(chosen);
          }}
        >
          {tab === 'notifications' && <NotificationList />}
          {tab === 'alerts' && <AlertList />}
          {tab === 'settings' && <NotificationSettings />}
        </PageTabs>
      </Box>
    </DetailDrawer>
  );
}
