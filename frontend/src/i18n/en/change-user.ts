import { defineTexts } from '../i18n.ts';

export const changeUserTexts = defineTexts('change-user', {
  role: 'Change the role',
  kycStatus: 'Change the identity check',
  isActive: 'Change the account',
  isFrozen: 'Lift the freeze',
  verifiedOnly: 'Withdrawals are open to verified users alone.',
  opens: 'The account is opened again: its owner can sign in and trade.',
  closes:
    'The account is closed at once: its sessions end, and nobody can sign in. Open orders and balances stay.',
  apply: 'Apply the change',
  open: 'Open the account',
  close: 'Close the account',
  unfreeze: 'Lift the freeze',
  unfreezes:
    'The owner froze this account for fear of somebody else. Lift it only after recognising the owner: signing in and held withdrawals go on from then.',
  same: 'Choose something else than now.',
});
