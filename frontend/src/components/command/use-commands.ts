import { useColorScheme } from '@mui/material/styles';
import { useNavigate } from 'react-router-dom';
import { appTexts } from '../../i18n/en/app.ts';
import { commandTexts } from '../../i18n/en/command.ts';
import { changeLanguage, LANGUAGE_NAMES, LANGUAGES } from '../../i18n/language.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import { overlay } from '../../services/overlay.ts';
import { preferences, usePreference } from '../../services/preferences.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { selectIsSignedIn, signOut } from '../../store/slices/authSlice.ts';
import { selectMarkets } from '../../store/slices/tokensSlice.ts';
import { MORE_PAGES } from '../layout/more-pages.ts';
import { useNavItems } from '../layout/nav-items.ts';

export interface Command {
  id: string;
  group: 'pages' | 'markets' | 'actions';
  label: string;
  /** What finds it, beside the label. */
  words: string;
  /** The market that it opens, to show its price. */
  tokenId?: string;
  run: () => void;
}

function command(group: Command['group'], id: string, label: string, run: () => void): Command {
  return { group, id: `${group}-${id}`, label, words: label, run };
}

function useMarketCommands(): Command[] {
  const markets = useAppSelector(selectMarkets);
  const navigate = useNavigate();
  return markets.map((market) => ({
    ...command('markets', market.id, market.market, () => void navigate(`/trade/${market.symbol}`)),
    words: `${market.market} ${market.name}`,
    tokenId: market.id,
  }));
}

function usePageCommands(): Command[] {
  const t = useText(commandTexts);
  const tApp = useText(appTexts);
  const items = useNavItems();
  const navigate = useNavigate();
  const more = MORE_PAGES.map(({ text, path }) => ({ label: tApp(text), path }));
  return [...items, ...more, { label: t('settings'), path: '/settings' }].map(({ label, path }) =>
    command('pages', path, label, () => void navigate(path)),
  );
}

function useActionCommands(): Command[] {
  const t = useText(commandTexts);
  const { colorScheme, setMode } = useColorScheme();
  const density = usePreference('density');
  const hidesBalances = usePreference('hidesBalances');
  const isSignedIn = useAppSelector(selectIsSignedIn);
  const dispatch = useAppDispatch();
  const navigate = useNavigate();
  const isLight = colorScheme === 'light';
  const leave = async () => {
    await dispatch(signOut());
    await navigate('/login');
  };
  return [
    command('actions', 'theme', t(isLight ? 'useDark' : 'useLight'), () => {
      setMode(isLight ? 'dark' : 'light');
    }),
    command(
      'actions',
      'density',
      t(density === 'compact' ? 'useComfortable' : 'useCompact'),
      () => {
        preferences.set('density', density === 'compact' ? 'comfortable' : 'compact');
      },
    ),
    command('actions', 'balances', t(hidesBalances ? 'showBalances' : 'hideBalances'), () => {
      preferences.set('hidesBalances', !hidesBalances);
    }),
    command('actions', 'hotkeys', t('showHotkeys'), () => {
      overlay.show('hotkeys');
    }),
    ...LANGUAGES.filter((language) => language !== currentLanguage()).map((language) =>
      command('actions', language, LANGUAGE_NAMES[language], () => {
        changeLanguage(language);
      }),
    ),
    ...(isSignedIn ? [command('actions', 'leave', t('signOut'), () => void leave())] : []),
  ];
}

/** Everything that the palette can do for the present user: pages, markets, actions. */
export function useCommands(): Command[] {
  return [...usePageCommands(), ...useMarketCommands(), ...useActionCommands()];
}
