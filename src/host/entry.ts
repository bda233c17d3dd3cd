import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { HostSession } from './host-session.ts'

/** 256 bits from the system's source of randomness, as text that fits an address and a cookie. */
const newSecret = () => randomBytes(32).toString('base64url')

const equal = (a: string, b: string) => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/**
 * Who may come in: launch tokens, each exchanged once for a cookie, and the sessions behind the cookies. Cookies don't
 * know ports, so the cookie's name carries ours and two hosts in one browser don't overwrite each other.
 */
export class Entry {
  readonly #tokens = new Set<string>()
  readonly #sessions = new Map<string, HostSession>()
  readonly #cookieName: string
  readonly #openSession: () => HostSession

  constructor(port: number, openSession: () => HostSession) {
    this.#cookieName = `regrant-${port}`
    this.#openSession = openSession
  }

  issueToken(): string {
    const token = newSecret()
    this.#tokens.add(token)
    return token
  }

  /** The Set-Cookie line for a token that was not used before, else undefined. */
  exchange(offered: string): string | undefined {
    const token = [...this.#tokens].find(known => equal(known, offered))
    if (token === undefined) return undefined
    this.#tokens.delete(token)
    const secret = newSecret()
    this.#sessions.set(secret, this.#openSession())
    return `${this.#cookieName}=${secret}; HttpOnly; SameSite=Strict; Path=/`
  }

  sessionOf(cookieHeader: string | undefined): HostSession | undefined {
    const prefix = `${this.#cookieName}=`
    const pairs = (cookieHeader ?? '').split(';').map(pair => pair.trim())
    const offered = pairs.filter(pair => pair.startsWith(prefix)).map(pair => pair.slice(prefix.length))
    if (offered.length !== 1) return undefined
    for (const [secret, session] of this.#sessions) if (equal(secret, offered[0] ?? '')) return session
    return undefined
  }

  closeAll(): void {
    for (const session of this.#sessions.values()) session.close()
    this.#sessions.clear()
    this.#tokens.clear()
  }
}
