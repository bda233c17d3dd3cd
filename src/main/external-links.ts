import { shell } from 'electron'

/** The only addresses that may ever open in the person's browser. */
export const FIXED_LINKS = {
  licence: 'https://interoperable-europe.ec.europa.eu/collection/eupl/eupl-text-eupl-12',
} as const

const ALLOWED: ReadonlySet<string> = new Set(Object.values(FIXED_LINKS))

/** Opens one of the fixed links; false for anything else, however alike it looks. */
export async function openLink(address: string): Promise<boolean> {
  if (!URL.canParse(address)) return false
  const { href, protocol, username, password } = new URL(address)
  if (protocol !== 'https:' || username !== '' || password !== '' || !ALLOWED.has(href)) return false
  await shell.openExternal(href)
  return true
}
