import { Outlet } from 'react-router-dom';

/** The frame around every admin page. */
export function AdminLayout() {
  return <Outlet />;
}
