import { defineCommand } from '../command.ts'
import { withWorkspace } from '../connection.ts'
import { failure } from '../failure.ts'

export const workspaceVerify = defineCommand({
  words: ['workspace', 'verify'],
  args: ['DIR'],
  options: { head: { value: 'HASH', summary: 'audit head printed on a document; must be in the chain' } },
  summary: 'Prove database, keys, audit chain, vouchers, money and periods of a workspace.',
  run: ({ args: [folder], options, as, surroundings }) =>
    withWorkspace({ folder, as, surroundings }, async ({ call }) => {
      const found = await call('workspace.verify', { head: options.head ?? null })
      const broken = found.checks.filter(check => !check.ok).map(({ check }) => check)
      return {
        output: { json: found },
        ...(found.ok ? {} : { failure: failure('StorageCorrupt', 'cli.notSound', { checks: broken }) }),
      }
    }),
})
