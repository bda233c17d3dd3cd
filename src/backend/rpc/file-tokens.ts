import { randomBytes } from 'node:crypto'

/** A file that the shell picked or received (incoming), or that the backend finished (outgoing). */
export interface TokenFile {
  readonly path: string
  /** As the person knows it; never used to build a path. */
  readonly fileName: string
  readonly mediaType: string
  /** True when the file is a temporary copy that goes once the token is used up. */
  readonly temporary: boolean
}

/**
 * One-use tokens for files: pages and callers never see or send paths (architecture.md, section 3).
 * An incoming token may be read several times (inspect, dry run, run) until it is released; an outgoing one is taken once.
 */
export interface FileTokens {
  readonly offerIncoming: (file: TokenFile) => string
  /** Undefined for an unknown or released token. */
  readonly incoming: (token: string) => TokenFile | undefined
  readonly offerFolder: (path: string) => string
  readonly folder: (token: string) => string | undefined
  readonly offerOutgoing: (file: TokenFile) => string
  /** Takes the file once; undefined afterwards. */
  readonly takeOutgoing: (token: string) => TokenFile | undefined
  /** Forgets a token; returns its file so that a temporary copy can be removed. */
  readonly release: (token: string) => TokenFile | undefined
}

const newToken = () => randomBytes(24).toString('base64url')

/** An in-memory store of tokens for one backend. */
export function createFileTokens(): FileTokens {
  const incoming = new Map<string, TokenFile>()
  const outgoing = new Map<string, TokenFile>()
  const folders = new Map<string, string>()
  const put = <T>(store: Map<string, T>, value: T) => {
    const token = newToken()
    store.set(token, value)
    return token
  }
  const take = <T>(store: Map<string, T>, token: string) => {
    const value = store.get(token)
    store.delete(token)
    return value
  }
  return {
    offerIncoming: file => put(incoming, file),
    incoming: token => incoming.get(token),
    offerFolder: path => put(folders, path),
    folder: token => take(folders, token),
    offerOutgoing: file => put(outgoing, file),
    takeOutgoing: token => take(outgoing, token),
    release: token => take(incoming, token) ?? take(outgoing, token),
  }
}
