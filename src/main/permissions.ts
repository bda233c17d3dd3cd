import type { Session } from 'electron'

/** Everything that a page may do beyond showing itself; what is not here is denied. */
const ALLOWED: ReadonlyMap<string, string> = new Map([
  ['clipboard-sanitized-write', 'people copy figures and tables out of lists'],
])

/** Denies unless the permission is in the table and the page asks for itself. */
export function guardPermissions(session: Session, pageOrigin: string): void {
  const allows = (permission: string, origin: string) =>
    ALLOWED.has(permission) && URL.canParse(origin) && origin.replace(/\/$/, '') === pageOrigin
  session.setPermissionRequestHandler((contents, permission, callback, details) =>
    callback(details.isMainFrame && allows(permission, originOf(contents.getURL(), pageOrigin))),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) => allows(permission, origin))
  session.setDevicePermissionHandler(() => false)
}

/** `URL.origin` is `null` for schemes it does not know, so our own is compared by its whole beginning. */
function originOf(url: string, pageOrigin: string): string {
  return url === pageOrigin || url.startsWith(`${pageOrigin}/`) ? pageOrigin : 'null'
}
