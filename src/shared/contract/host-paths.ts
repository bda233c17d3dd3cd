/** Where the loopback host answers; the page's client asks at the same addresses. */
export const HOST_PATHS = {
  /** GET with the launch token: exchanged once for the cookie. */
  enter: '/enter/',
  /** POST a call frame or a cancel frame, get its envelope. */
  rpc: '/rpc',
  /** GET: events as a stream. */
  events: '/events',
  /** POST for a one-use upload token, then POST the bytes to `/uploads/<token>`. */
  uploads: '/uploads',
  /** GET a finished file by its one-use token; `?show` asks to look at it rather than to keep it. */
  files: '/files/',
} as const

/** Largest body of a call, in bytes. */
export const CALL_LIMIT = 1024 * 1024
