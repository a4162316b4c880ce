import { lazy, type ReactNode } from 'react';
import { Route, Routes } from 'react-router-dom';
import { RequireSession } from '../../components/RequireSession.tsx';

const AdminLayout = lazy(async () => ({
  default: (await import('./AdminLayout.tsx')).AdminLayout,
}));
const AdminOverviewPage = lazy(async () => ({
  default: (await import('./AdminOverviewPage.tsx')).AdminOverviewPage,
}));
const AdminTokensPage = lazy(async () => ({
  default: (await import('./AdminTokensPage.tsx')).AdminTokensPage,
}));
const AdminUsersPage = lazy(async () => ({
  default: (await import('./AdminUsersPage.tsx')).AdminUsersPage,
}));
const AdminWithdrawalsPage = lazy(async () => ({
  default: (await import('./AdminWithdrawalsPage.tsx')).AdminWithdrawalsPage,
}));
const AdminIdentityPage = lazy(async () => ({
  default: (await import('./AdminIdentityPage.tsx')).AdminIdentityPage,
}));
const AdminAdjustmentsPage = lazy(async () => ({
  default: (await import('./AdminAdjustmentsPage.tsx')).AdminAdjustmentsPage,
}));
const AdminReconciliationPage = lazy(async () => ({
  default: (await import('./AdminReconciliationPage.tsx')).AdminReconciliationPage,
}));
const AdminFeesPage = lazy(async () => ({
  default: (await import('./AdminFeesPage.tsx')).AdminFeesPage,
}));
const AnnouncementsPage = lazy(async () => ({
  default: (await import('./AnnouncementsPage.tsx')).AnnouncementsPage,
}));
const SurveillancePage = lazy(async () => ({
  default: (await import('./SurveillancePage.tsx')).SurveillancePage,
}));
const HealthPage = lazy(async () => ({
  default: (await import('./HealthPage.tsx')).HealthPage,
}));
const RolesPage = lazy(async () => ({
  default: (await import('./RolesPage.tsx')).RolesPage,
}));
const AdminAuditPage = lazy(async () => ({
  default: (await import('./AdminAuditPage.tsx')).AdminAuditPage,
}));

interface AdminRoutesProps {
  /** Shown at an address that is none of these. */
  notFound: ReactNode;
}

/** Every address below /admin, each with the permission that it needs. */
export function AdminRoutes({ notFound }: AdminRoutesProps) {
  return (
    <Routes>
      <Route element={<AdminLayout />}>
        <Route index element={<AdminOverviewPage />} />
        <Route element={<RequireSession permission="tokens:read" />}>
          <Route path="tokens" element={<AdminTokensPage />} />
        </Route>
        <Route element={<RequireSession permission="users:read" />}>
          <Route path="users" element={<AdminUsersPage />} />
          <Route path="roles" element={<RolesPage />} />
        </Route>
        <Route element={<RequireSession permission="withdrawals:read" />}>
          <Route path="withdrawals" element={<AdminWithdrawalsPage />} />
        </Route>
        <Route element={<RequireSession permission="users:kyc" />}>
          <Route path="identity" element={<AdminIdentityPage />} />
        </Route>
        <Route element={<RequireSession permission="adjustments:read" />}>
          <Route path="adjustments" element={<AdminAdjustmentsPage />} />
        </Route>
        <Route element={<RequireSession permission="reconciliation:read" />}>
          <Route path="reconciliation" element={<AdminReconciliationPage />} />
        </Route>
        <Route element={<RequireSession permission="fees:read" />}>
          <Route path="fees" element={<AdminFeesPage />} />
        </Route>
        <Route element={<RequireSession permission="surveillance:read" />}>
          <Route path="surveillance" element={<SurveillancePage />} />
        </Route>
        <Route element={<RequireSession permission="health:read" />}>
          <Route path="health" element={<HealthPage />} />
        </Route>
        <Route element={<RequireSession permission="announcements:write" />}>
          <Route path="announcements" element={<AnnouncementsPage />} />
        </Route>
        <Route element={<RequireSession permission="audit:read" />}>
          <Route path="audit" element={<AdminAuditPage />} />
        </Route>
      </Route>
      <Route path="*" element={notFound} />
    </Routes>
  );
}
