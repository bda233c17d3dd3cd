import { Outlet } from '@tanstack/react-router'

/** Settings: each part is a page of its own, offered in the rail. */
export function SettingsPage() {
  return <Outlet />
}
