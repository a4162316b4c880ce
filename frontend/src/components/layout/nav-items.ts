import AdminPanelSettingsIcon from '@mui/icons-material/AdminPanelSettingsOutlined';
import CandlestickChartIcon from '@mui/icons-material/CandlestickChartOutlined';
import ListAltIcon from '@mui/icons-material/ListAltOutlined';
import ShowChartIcon from '@mui/icons-material/ShowChartOutlined';
import SpaceDashboardIcon from '@mui/icons-material/SpaceDashboardOutlined';
import WalletIcon from '@mui/icons-material/AccountBalanceWalletOutlined';
import { appTexts } from '../../i18n/en/app.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectCan, selectIsSignedIn } from '../../store/slices/authSlice.ts';
import { selectCurrentMarket } from '../../store/slices/tokensSlice.ts';

export interface NavItem {
  label: string;
  path: string;
  /** The item is current for every path below this. */
  prefix: string;
  icon: typeof ListAltIcon;
}

export function isCurrentItem({ prefix }: NavItem, pathname: string): boolean {
  return pathname === prefix || pathname.startsWith(`${prefix}/`);
}

/** What the present user can go to: visitors see the public pages alone. */
export function useNavItems(): NavItem[] {
  const t = useText(appTexts);
  const isSignedIn = useAppSelector(selectIsSignedIn);
  const isOperator = useAppSelector((state) => selectCan(state, 'admin:overview'));
  const market = useAppSelector(selectCurrentMarket);
  const trade = {
    label: t('nav.trade'),
    path: `/trade/${market?.symbol ?? ''}`,
    prefix: '/trade',
    icon: CandlestickChartIcon,
  };
  const markets = {
    label: t('nav.markets'),
    path: '/markets',
    prefix: '/markets',
    icon: ShowChartIcon,
  };
  if (!isSignedIn) return [markets, trade];
  const items = [
    {
      label: t('nav.dashboard'),
      path: '/dashboard',
      prefix: '/dashboard',
      icon: SpaceDashboardIcon,
    },
    markets,
    trade,
    { label: t('nav.orders'), path: '/orders', prefix: '/orders', icon: ListAltIcon },
    { label: t('nav.wallet'), path: '/wallet', prefix: '/wallet', icon: WalletIcon },
  ];
  if (!isOperator) return items;
  return [
    ...items,
    { label: t('nav.admin'), path: '/admin', prefix: '/admin', icon: AdminPanelSettingsIcon },
  ];
}
