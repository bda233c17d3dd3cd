import { expect, it } from 'vitest'
import { queries } from '#backend/features/calls/index.ts'
import { callSetupContract } from '#shared/contract/call-setup.ts'
import { openDemo } from '#tests/support/open-demo.ts'

it('what the calls of the demo say is told within the contract', async () => {
  const demo = await openDemo(100)
  try {
    const context = await demo.as('coordinator')
    const ids = demo.values<string>('SELECT id FROM grant_call')
    expect(ids.length).toBeGreaterThan(1)
    for (const id of ids) {
      const read = callSetupContract['calls.setup'].output.safeParse(
        await queries['calls.setup'](context, { id }),
      )
      expect(read.error?.issues ?? []).toEqual([])
    }
  } finally {
    await demo.close()
  }
})
