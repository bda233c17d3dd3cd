import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const run = promisify(execFile)

interface Verified {
  readonly ok: boolean
  readonly checks: readonly { readonly check: string; readonly ok: boolean }[]
}

/** `workspace verify` on the command line: database, keys, audit chain, vouchers, money, periods. */
export async function verifyWorkspace(folder: string): Promise<Verified> {
  const { stdout } = await run(process.execPath, ['src/cli/index.ts', 'workspace', 'verify', folder], {
    cwd: ROOT,
  })
  return JSON.parse(stdout)
}
