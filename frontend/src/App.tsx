import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { ErrorBoundary } from './components/ErrorBoundary.tsx';
import { Layout } from './components/Layout.tsx';
import { RequireSession } from './components/RequireSession.tsx';
import { NotFoundPage } from './pages/errors/NotFoundPage.tsx';
import { useAppSelector } from './store/index.ts';
import { selectAuth } from './store/slices/authSlice.ts';
import { selectCurrentMarket } from './store/slices/tokensSlice.ts';

const LoginPage = lazy(async () => ({
  default: (await import('./pages/auth/LoginPage.tsx')).LoginPage,
}));
const RegisterPage = lazy(async () => ({
  default: (await import('./pages/auth/RegisterPage.tsx')).RegisterPage,
}));
const ForgotPage = lazy(async () => ({
  default: (await import('./pages/auth/ForgotPage.tsx')).ForgotPage,
}));
const ResetPage = lazy(async () => ({
  default: (await import('./pages/auth/ResetPage.tsx')).ResetPage,
}));
const VerifyPage = lazy(async () => ({
  default: (await import('./pages/auth/VerifyPage.tsx')).VerifyPage,
}));
const DashboardPage = lazy(async () => ({
  default: (await import('./pages/dashboard/DashboardPage.tsx')).DashboardPage,
}));
const MarketsPage = lazy(async () => ({
  default: (await import('./pages/markets/MarketsPage.tsx')).MarketsPage,
}));
const TradingPage = lazy(async () => ({
  default: (await import('./pages/trading/TradingPage.tsx')).TradingPage,
}));
const OrdersPage = lazy(async () => ({
  default: (await import('./pages/orders/OrdersPage.tsx')).OrdersPage,
}));
const WalletPage = lazy(async () => ({
  default: (await import('./pages/wallet/WalletPage.tsx')).WalletPage,
}));
const SettingsLayout = lazy(async () => ({
  default: (await import('./pages/settings/SettingsLayout.tsx')).SettingsLayout,
}));
const PreferencesPage = lazy(async () => ({
  default: (await import('./pages/settings/PreferencesPage.tsx')).PreferencesPage,
}));
const ProfilePage = lazy(async () => ({
  default: (await import('./pages/account/profile/ProfilePage.tsx')).ProfilePage,
}));
const HotkeysPage = lazy(async () => ({
  default: (await import('./pages/settings/HotkeysPage.tsx')).HotkeysPage,
}));
const SecurityPage = lazy(async () => ({
  default: (await import('./pages/account/security/SecurityPage.tsx')).SecurityPage,
}));
const IdentityPage = lazy(async () => ({
  default: (await import('./pages/account/identity/IdentityPage.tsx')).IdentityPage,
}));
const ApiKeysPage = lazy(async () => ({
  default: (await import('./pages/account/api-keys/ApiKeysPage.tsx')).ApiKeysPage,
}));
const FeesPage = lazy(async () => ({
  default: (await import('./pages/fees/FeesPage.tsx')).FeesPage,
}));
const StatusPage = lazy(async () => ({
  default: (await import('./pages/status/StatusPage.tsx')).StatusPage,
}));
const DevelopersPage = lazy(async () => ({
  default: (await import('./pages/developers/DevelopersPage.tsx')).DevelopersPage,
}));
const AdminRoutes = lazy(async () => ({
  default: (await import('./pages/admin/AdminRoutes.tsx')).AdminRoutes,
}));

/** Traders land on their dashboard, visitors on the markets. */
function HomeRedirect() {
  const { status } = useAppSelector(selectAuth);
  if (status === 'restoring') return null;
  return <Navigate to={status === 'signedOut' ? '/markets' : '/dashboard'} replace />;
}

/** `/trade` alone means the market that was looked at last. */
function TradeRedirect() {
  const market = useAppSelector(selectCurrentMarket);
  return market === undefined ? null : <Navigate to={`/trade/${market.symbol}`} replace />;
}

/** Every address of the web app. Pages are chunks of their own, loaded when first opened. */
export function App() {
  return (
    <ErrorBoundary>
      <Suspense fallback={null}>
        <Routes>
          <Route path="/login" element={<LoginPage />} />
          <Route path="/register" element={<RegisterPage />} />
          <Route path="/forgot" element={<ForgotPage />} />
          <Route path="/reset" element={<ResetPage />} />
          <Route path="/verify" element={<VerifyPage />} />
          <Route element={<Layout />}>
            <Route index element={<HomeRedirect />} />
            <Route path="/markets" element={<MarketsPage />} />
            <Route path="/fees" element={<FeesPage />} />
            <Route path="/status" element={<StatusPage />} />
            <Route path="/developers" element={<DevelopersPage />} />
            <Route path="/trade" element={<TradeRedirect />} />
            <Route path="/trade/:symbol" element={<TradingPage />} />
            <Route element={<RequireSession />}>
              <Route path="/dashboard" element={<DashboardPage />} />
              <Route path="/orders" element={<OrdersPage />} />
              <Route path="/wallet" element={<WalletPage />} />
            </Route>
            <Route path="/settings" element={<SettingsLayout />}>
              <Route index element={<PreferencesPage />} />
              <Route path="hotkeys" element={<HotkeysPage />} />
              <Route element={<RequireSession />}>
                <Route path="security" element={<SecurityPage />} />
                <Route path="identity" element={<IdentityPage />} />
                <Route path="api-keys" element={<ApiKeysPage />} />
                <Route path="profile" element={<ProfilePage />} />
              </Route>
            </Route>
            <Route element={<RequireSession permission="admin:overview" />}>
              <Route path="/admin/*" element={<AdminRoutes notFound={<NotFoundPage />} />} />
            </Route>
            <Route path="*" element={<NotFoundPage />} />
          </Route>
        </Routes>
      </Suspense>
    </ErrorBoundary>
  );
}
