const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self'",
  // Mantine writes inline styles; without scripts they can't carry data away.
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
] as const

/** The page's content security policy, the same in Electron and in the host (safety.md, section 1, row 5). */
export const CONTENT_SECURITY_POLICY = DIRECTIVES.join('; ')

/** Headers of every answer to the page, files and calls alike. Never any CORS header. */
export const PAGE_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const
