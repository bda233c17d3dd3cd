import path from 'node:path'
import type { StartWish } from '#shell/open-at-start.ts'

/**
 * What the command line asks for: `--demo` or a workspace folder. Switches of the browser inside travel on the same
 * line, so anything else that begins with a dash is not ours to judge.
 */
export function startWish(argv: readonly string[], packaged: boolean, from: string): StartWish {
  const own = argv.slice(packaged ? 1 : 2)
  if (own.includes('--demo')) return { kind: 'demo' }
  const folder = own.findLast(argument => !argument.startsWith('-'))
  return folder === undefined ? { kind: 'none' } : { kind: 'folder', folder: path.resolve(from, folder) }
}
