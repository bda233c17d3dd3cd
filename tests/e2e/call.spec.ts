import path from 'node:path'
import { checkAll } from './call-story/checks.ts'
import { complain, decide, writeLetters } from './call-story/decisions.ts'
import { evaluate, scoreRest } from './call-story/evaluation.ts'
import { ALL, handOut, publish, readPacks, settleLate } from './call-story/intake.ts'
import { rank } from './call-story/ranking.ts'
import { applicantOf, DUPLICATE } from './support/call-packs.ts'
import { registerApplicants } from './support/call-setup.ts'
import { expect, test } from './support/test.ts'
import { verifyWorkspace } from './support/verify-workspace.ts'

test.use({ demo: true, viewport: { width: 1280, height: 720 } })
test.setTimeout(480_000)

test('a call from opening to award: packs, checks, blind scores, ranking, complaint, decision, letters', async ({
  page,
  home,
  app,
  keepScreen,
}) => {
  const callId = await publish(page, keepScreen)
  const bodies = ALL.filter(number => number !== DUPLICATE.number).map(applicantOf)
  await registerApplicants(page, bodies)
  const empty = await handOut(page, callId, keepScreen)
  await readPacks(page, callId, empty)
  await settleLate(page, callId, keepScreen)
  await checkAll(page, callId, keepScreen)
  await evaluate(page, callId, keepScreen)
  await scoreRest(page, callId)
  await rank(page, callId, keepScreen)
  await complain(page, callId, keepScreen)
  await decide(page, callId, keepScreen)
  await writeLetters(page, callId, keepScreen)
  await app.stop()
  expect(await verifyWorkspace(path.join(home, 'Demo'))).toMatchObject({ ok: true })
})
