import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useColorScheme } from '@mui/material/styles';
import { LabelledSelect } from '../../components/LabelledSelect.tsx';
import { Panel } from '../../components/Panel.tsx';
import { settingsTexts } from '../../i18n/en/settings.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { changeLanguage, LANGUAGE_NAMES, LANGUAGES } from '../../i18n/language.ts';
import { useText } from '../../i18n/use-text.ts';
import { MARKET_COLORS } from '../../palette.ts';
import {
  CONFIRMATIONS,
  DENSITIES,
  preferences,
  usePreference,
} from '../../services/preferences.ts';
import { SwitchRow } from './SwitchRow.tsx';

const THEMES = ['dark', 'light', 'system'] as const;
const BODY = { p: 4, display: 'grid', gap: 4 } as const;

/** How the app looks and behaves in this browser. */
export function PreferencesPage() {
  const t = useText(settingsTexts);
  return (
    <>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('preferencesHint')}
      </Typography>
      <AppearancePanel />
      <TradingPanel />
    </>
  );
}

function AppearancePanel() {
  const t = useText(settingsTexts);
  const { mode, setMode } = useColorScheme();
  const density = usePreference('density');
  const marketColors = usePreference('marketColors');
  const hidesBalances = usePreference('hidesBalances');
  return (
    <Panel title={t('appearance')}>
      <Box sx={BODY}>
        <LabelledSelect
          label={t('language')}
          hint={t('languageHint')}
          value={currentLanguage()}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          onChange={changeLanguage}
        />
        <LabelledSelect
          label={t('theme')}
          value={mode ?? 'dark'}
          options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
          onChange={setMode}
        />
        <LabelledSelect
          label={t('density')}
          value={density}
          options={DENSITIES.map((value) => ({ value, label: t(`density.${value}`) }))}
          onChange={(value) => {
            preferences.set('density', value);
          }}
        />
        <LabelledSelect
          label={t('marketColors')}
          aside={<ColourSample />}
          value={marketColors}
          options={MARKET_COLORS.map((value) => ({ value, label: t(`marketColors.${value}`) }))}
          onChange={(value) => {
            preferences.set('marketColors', value);
          }}
        />
        <SwitchRow
          label={t('hidesBalances')}
          hint={t('hidesBalancesHint')}
          isOn={hidesBalances}
          onChange={(isOn) => {
            preferences.set('hidesBalances', isOn);
          }}
        />
      </Box>
    </Panel>
  );
}

/** The chosen pair as it looks. */
function ColourSample() {
  const t = useText(settingsTexts);
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 3, fontWeight: 560 }}>
      <Box component="span" sx={{ color: 'trading.up' }}>
        ▲ {t('up')}
      </Box>
      <Box component="span" sx={{ color: 'trading.down' }}>
        ▼ {t('down')}
      </Box>
    </Box>
  );
}

function TradingPanel() {
  const t = useText(settingsTexts);
  const confirmsOrders = usePreference('confirmsOrders');
  const hasPriceInTitle = usePreference('hasPriceInTitle');
  return (
    <Panel title={t('trading')}>
      <Box sx={BODY}>
        <LabelledSelect
          label={t('confirmsOrders')}
          hint={t('confirmsOrdersHint')}
          value={confirmsOrders}
          options={CONFIRMATIONS.map((value) => ({ value, label: t(`confirmsOrders.${value}`) }))}
          onChange={(value) => {
            preferences.set('confirmsOrders', value);
          }}
        />
        <SwitchRow
          label={t('hasPriceInTitle')}
          hint={t('hasPriceInTitleHint')}
          isOn={hasPriceInTitle}
          onChange={(isOn) => {
            preferences.set('hasPriceInTitle', isOn);
          }}
        />
      </Box>
    </Panel>
  );
}
