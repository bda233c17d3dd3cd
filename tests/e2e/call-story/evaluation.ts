import type { Page } from '@playwright/test'
import { assessorPage } from '../pages/assessor-page.ts'
import { callPage } from '../pages/call-page.ts'
import { shellPage } from '../pages/shell-page.ts'
import { ask } from '../support/ask.ts'
import { applicationsOf, scoreAll, seatCommittees } from '../support/call-work.ts'
import { ASSESSORS, COORDINATOR } from '../support/people.ts'
import { expect, type KeepScreen } from '../support/test.ts'

/** The evaluation begins, with two readers each; an assessor declares a conflict, none for another, and scores it. */
export async function evaluate(page: Page, callId: string, keepScreen: KeepScreen): Promise<void> {
  const shell = shellPage(page)
  const call = callPage(page, () => callId)
  const assessor = assessorPage(page)
  await seatCommittees(page, callId, ASSESSORS)
  await call.show('')
  await page.reload()
  await call.step('Close for applications')
  await call.step('Begin the evaluation')
  await call.show('committee')
  await call.pressed(/^Begin the evaluation of \d+ applications$/)
  await call.pressed('Assign readers evenly')
  await expect(page.getByText(/lacks? readers/)).toHaveCount(0)
  await keepScreen('call-05-committee')

  const applicants = new Map(
    (await applicationsOf(page, callId)).map(row => [row.referenceNo, row.applicantName]),
  )
  const [reader] = ASSESSORS
  await shell.changePerson(reader)
  await shell.goTo('Reading and scoring')
  const [conflicted = '', read = ''] = await assessor.references('Forms filled in together')
  await assessor.declare(conflicted, 'I sit on its board, or did', 'I was its treasurer until last year.')
  await expect(page.getByText(/closed to you because of a conflict of interest\.$/)).toBeVisible()
  await keepScreen('call-06-conflict')
  await assessor.declare(read, 'No, I have no conflict of interest')
  await expect(shell.heading(new RegExp(`^${read}`))).toBeVisible()
  // The name is hidden in the head and in the texts; the first word would not tell anybody.
  const name = applicants.get(read)?.replace('Shoqata ', '') ?? ''
  await expect(page.getByText('▇▇▇').first()).toBeVisible()
  expect(name).not.toBe('')
  await expect(page.getByText(name)).toHaveCount(0)
  await assessor.score('4,5')
  await keepScreen('call-07-scored')
  await assessor.handIn()
  await shell.changePerson(COORDINATOR)
}

/** Everybody scores; one application is read so differently that a third reader is asked. Returns its reference. */
export async function scoreRest(page: Page, callId: string): Promise<string> {
  const { rows } = await ask(page, 'committees.assignments', { callId, offset: 0, limit: 200 })
  const fresh = rows.find(
    row => row.readers.every(reader => reader.sheet === null) && row.readers.length === 2,
  )
  if (!fresh) throw new Error('No application waits for both readers')
  await scoreAll(page, callId, fresh.referenceNo, ASSESSORS)
  const after = await ask(page, 'committees.assignments', { callId, offset: 0, limit: 200 })
  const readersOf = after.rows.map(row => row.readers.filter(reader => reader.sheet === 'submitted').length)
  expect(readersOf.filter(count => count === 3)).toHaveLength(1)
  const left = after.rows.filter(row => row.missing > 0 && row.state === 'in_evaluation')
  expect(left).toEqual([])
  return fresh.referenceNo
}
