import { defineTexts } from '../i18n.ts';

/** Pages that mailed links begin at or lead to. */
export const recoveryTexts = defineTexts('recovery', {
  forgotTitle: 'Forgot your password?',
  forgotHint: 'Enter the e-mail address of your account. We send you a link to choose a new one.',
  sendLink: 'Send the link',
  backToSignIn: 'Back to sign in',
  sentTitle: 'Check your mail',
  sentHint:
    'If there is an account for {email}, a link is on its way. It is good once and for {minutes} minutes.',
  nothingCame: 'Nothing came? Look into the spam folder, or check the address for typing errors.',
  otherAddress: 'Try another address',
  resetTitle: 'Choose a new password',
  resetHint: 'You sign in with it from now on. Every session of your account ends.',
  newPassword: 'New password',
  setPassword: 'Set the password',
  resetDoneTitle: 'Your password is changed',
  resetDoneHint: 'Every session was ended. Sign in with your new password.',
  signIn: 'Sign in',
  expiredTitle: 'This link no longer works',
  expiredHint: 'It has expired, was used already, or a newer one has replaced it.',
  askAgain: 'Ask for a new link',
  verifyTitle: 'Confirm your e-mail address',
  verifyHint: 'One click, and we know that we reach you here.',
  confirm: 'Confirm the address',
  verifiedTitle: 'Your address is confirmed',
  verifiedHint: 'Your account uses {email}.',
  toProfile: 'To your profile',
  toSignIn: 'Sign in to ask for a new link',
});
