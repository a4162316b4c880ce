import { defineTexts } from '../i18n.ts';

/** Wherever a code of the authenticator app is asked for. */
export const secondFactorTexts = defineTexts('second-factor', {
  code: 'Authenticator code',
  codeHint: 'The 6 digits that your authenticator app shows now.',
  recoveryCode: 'Recovery code',
  recoveryHint: 'One of the 10 codes that you saved. Each is good once.',
  useApp: 'Use the app instead',
  useRecovery: 'Use a recovery code',
  enterCode: 'Enter the 6 digits, or a recovery code.',
  wrongCode: 'The code is wrong, has expired or was used before.',
  signInTitle: 'Confirm that it is you',
  signInHint: 'Your password was right. {email} is also protected by an authenticator app.',
  continue: 'Continue',
  otherAccount: 'Use another account',
});
