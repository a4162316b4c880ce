import { FreezePanel } from './FreezePanel.tsx';
import { LoginHistoryPanel } from './LoginHistoryPanel.tsx';
import { PasswordPanel } from './PasswordPanel.tsx';
import { SessionsPanel } from './SessionsPanel.tsx';
import { TwoFactorPanel } from './TwoFactorPanel.tsx';

/** What protects the account, and who has been near it. */
export function SecurityPage() {
  return (
    <>
      <TwoFactorPanel />
      <PasswordPanel />
      <SessionsPanel />
      <LoginHistoryPanel />
      <FreezePanel />
    </>
  );
}
