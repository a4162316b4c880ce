import type { settingsTexts } from '../../i18n/en/settings.ts';
import type { TextKey } from '../../i18n/i18n.ts';

/** The sections of the settings in their order; to add one, add a line here and its route in App.tsx. */
export const SETTINGS_SECTIONS: readonly {
  path: string;
  label: TextKey<typeof settingsTexts>;
  /** Shown only to who is signed in. */
  needsSession?: boolean;
  /** Takes all of the width, for tables. */
  isWide?: boolean;
}[] = [
  { path: '/settings/profile', label: 'section.profile', needsSession: true },
  { path: '/settings/security', label: 'section.security', needsSession: true },
  { path: '/settings/identity', label: 'section.identity', needsSession: true },
  { path: '/settings/api-keys', label: 'section.apiKeys', needsSession: true, isWide: true },
  { path: '/settings', label: 'section.preferences' },
  { path: '/settings/hotkeys', label: 'section.hotkeys' },
];
