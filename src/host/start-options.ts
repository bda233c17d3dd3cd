import path from 'node:path'
import { parseArgs } from 'node:util'
import type { StartWish } from '#shell/open-at-start.ts'

export interface StartOptions {
  readonly wish: StartWish
  readonly open: boolean
  /** Why it is the host and not Electron, said in the first line. */
  readonly because: string
}

/** Reads `[--demo] [--no-open] [--because TEXT] [FOLDER]`. Throws for anything else. */
export function startOptions(args: readonly string[], from: string): StartOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      demo: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      because: { type: 'string', default: '' },
    },
  })
  const [folder, ...more] = positionals
  if (more.length > 0) throw new Error('Name one workspace folder at most.')
  if (values.demo && folder) throw new Error('Either --demo or a workspace folder, not both.')
  const named: StartWish = folder ? { kind: 'folder', folder: path.resolve(from, folder) } : { kind: 'none' }
  return {
    wish: values.demo ? { kind: 'demo' } : named,
    open: !values['no-open'],
    because: values.because,
  }
}
