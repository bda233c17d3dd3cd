import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { applicationPage } from './pages/application-page.ts'
import { assessorPage } from './pages/assessor-page.ts'
import { callPage } from './pages/call-page.ts'
import { packsPage } from './pages/packs-page.ts'
import { shellPage } from './pages/shell-page.ts'
import { ask } from './support/ask.ts'
import { seriousFindings } from './support/axe.ts'
import {
  APPLICATIONS,
  applicantOf,
  BROKEN_SUM,
  brokenRow,
  DUPLICATE,
  filledPack,
  LATE,
} from './support/call-packs.ts'
import { registerApplicants, setUpCall } from './support/call-setup.ts'
import {
  answerChecklist,
  applicationsOf,
  checkApplication,
  receiptOf,
  refuseDuplicate,
  scoreAll,
  seatCommittees,
} from './support/call-work.ts'
import { offerFile } from './support/files.ts'
import { ASSESSORS, COORDINATOR, DIRECTOR, FINANCE_OFFICER } from './support/people.ts'
import { pdfText, wordText } from './support/produced-files.ts'
import { expect, test } from './support/test.ts'
import { verifyWorkspace } from './support/verify-workspace.ts'

test.use({ demo: true, viewport: { width: 1280, height: 720 } })
test.setTimeout(360_000)

type KeepScreen = (name: string) => Promise<void>

/** Opens the call by hand once it is set up: what is frozen then is told before. */
async function publish(page: Page, keepScreen: KeepScreen): Promise<string> {
  const shell = shellPage(page)
  const callId = await setUpCall(page)
  const call = callPage(page, () => callId)
  await shell.typeAddress('/grants/calls')
  await page.reload()
  await page.getByRole('grid', { name: 'Calls' }).getByText('DII-G2').click()
  await expect(shell.heading(/^DII-G2/)).toBeVisible()
  await call.step('Declare ready')
  await call.step('Open the call')
  await expect(page.getByRole('button', { name: 'Close for applications' })).toBeVisible()
  await keepScreen('call-01-open')
  return callId
}

/** Hands out the pack and reads two filled ones back by hand: the broken sum is told by its place and remedy. */
async function handOut(page: Page, callId: string, keepScreen: KeepScreen): Promise<Buffer> {
  const packs = packsPage(page)
  await callPage(page, () => callId).show('applications')
  const empty = await readFile(await packs.make())
  await page.getByRole('button', { name: 'Read Excel packs' }).click()
  await packs.offer(await filledPack(empty, 1))
  await packs.offer(await filledPack(empty, BROKEN_SUM, true))
  await packs.takeIn('30.1.2026', '09:15', 'mails 1 and 5')
  const row = await brokenRow(empty)
  const fault = packs.dialog.getByRole('listitem').filter({ hasText: `Budget ${row} F "Total":` })
  await expect(fault).toBeVisible({ timeout: 60_000 })
  await expect(packs.dialog.getByText('refused')).toBeVisible()
  await expect(packs.dialog.getByText('taken in')).toBeVisible()
  await keepScreen('call-02-pack-refused')
  await page.keyboard.press('Escape')
  return empty
}

const ALL = Array.from({ length: APPLICATIONS }, (_, index) => index + 1)

/** All others and the corrected one come in; the second pack of one applicant only marked for review. */
async function readPacks(page: Page, callId: string, empty: Buffer): Promise<void> {
  const files = []
  for (const number of ALL.filter(one => one > 1)) {
    const token = await offerFile(page, await filledPack(empty, number))
    files.push({ token, receipt: receiptOf(number) })
  }
  const read = await ask(page, 'applications.readPacks', { callId, files })
  const refused = read.files.filter(file => file.outcome === 'refused')
  expect(refused.map(file => file.fileName)).toEqual([`pack-${DUPLICATE.number}.xlsx`])
  const token = await offerFile(page, await filledPack(empty, DUPLICATE.number))
  const again = await ask(page, 'applications.readPacks', {
    callId,
    files: [{ token, receipt: receiptOf(DUPLICATE.number) }],
    acceptFaults: true,
  })
  expect(again).toMatchObject({ created: 1, refused: 0 })
}

const lateOnes = async (page: Page, callId: string) =>
  (await applicationsOf(page, callId)).filter(row => row.state === 'late')

/** One late application is let in by an extension with its reason, the other rejected as late. */
async function settleLate(page: Page, callId: string, keepScreen: KeepScreen): Promise<void> {
  const [first, second, ...others] = await lateOnes(page, callId)
  expect([first, second].map(row => row?.title)).toEqual(LATE.map(number => `Help with forms, ${number}`))
  expect(others).toEqual([])
  if (!first || !second) return
  await applicationPage(page).show(first.id, '')
  await page.getByRole('button', { name: 'Extend the deadline' }).click()
  const dialog = page.getByRole('dialog', { name: 'Extend the deadline' })
  await dialog.getByRole('textbox', { name: 'Extended until' }).fill('3.2.2026')
  await dialog.getByRole('textbox', { name: /^Time in / }).fill('23:59')
  await dialog
    .getByRole('textbox', { name: 'Why it is extended' })
    .fill('Power was cut in the whole municipality on the last day.')
  await keepScreen('call-03-extension')
  await dialog.getByRole('button', { name: 'Extend the deadline' }).click()
  await expect(dialog).toHaveCount(0)
  await ask(page, 'applications.move', {
    id: second.id,
    version: second.version,
    to: 'rejected',
    reasonCode: 'received_late',
    reason: 'Received after the deadline without an extension.',
  })
}

/** One application is checked by hand, the duplicate ends, the others are answered in a row. */
async function checkAll(page: Page, callId: string, keepScreen: KeepScreen): Promise<void> {
  const rows = await applicationsOf(page, callId)
  const duplicate = rows.find(row => row.title === `Help with forms, ${DUPLICATE.number}`)
  const [first, ...others] = rows.filter(row => row.state === 'submitted' && row !== duplicate)
  if (!duplicate || !first) throw new Error('The packs were not read')
  expect(duplicate.needsReview).toBe(true)
  await checkByHand(page, first.id, keepScreen)
  await refuseDuplicate(page, duplicate)
  const extended = rows.filter(row => row.state === 'admin_check')
  for (const row of [...others, ...extended]) await checkApplication(page, row)
}

async function checkByHand(page: Page, id: string, keepScreen: KeepScreen): Promise<void> {
  await applicationPage(page).show(id, 'checks')
  await page.getByRole('button', { name: 'Begin the administrative check' }).click()
  const eligible = page.getByRole('button', { name: 'Eligible', exact: true })
  await expect(eligible).toBeDisabled()
  for (const stage of ['administrative check', 'eligibility check'])
    for (const item of await page.getByRole('region', { name: stage }).getByRole('radiogroup').all())
      await item.getByText('yes', { exact: true }).click()
  await expect(eligible).toBeEnabled()
  await keepScreen('call-04-checked')
  await expectNoSeriousFinding(page)
  await eligible.click()
  await expect(eligible).toHaveCount(0)
}

/** Nothing serious on a screen, light and dark. */
async function expectNoSeriousFinding(page: Page): Promise<void> {
  const shell = shellPage(page)
  for (const ground of ['Dark', 'Light'] as const) {
    await shell.look(ground)
    expect(await seriousFindings(page), ground).toEqual([])
  }
}

/** The evaluation begins, with two readers each; an assessor declares a conflict, none for another, and scores it. */
async function evaluate(page: Page, callId: string, keepScreen: KeepScreen): Promise<void> {
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
  await expect(page.getByText('lacks readers')).toHaveCount(0)
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
async function scoreRest(page: Page, callId: string): Promise<string> {
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

/** Carries the line by the pointer to just below a place and lets it go there. */
async function carryLine(page: Page, call: ReturnType<typeof callPage>, places: number): Promise<void> {
  await call.line.scrollIntoViewIfNeeded()
  const from = await call.line.boundingBox()
  const row = call.ranking.locator('tr[data-competes]').nth(places - 1)
  const to = await row.boundingBox()
  if (!from || !to) throw new Error('The line or its aim is not on the screen')
  await page.mouse.move(from.x + 60, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(from.x + 90, to.y + to.height - 3, { steps: 15 })
  await expect(call.line).toHaveAttribute('aria-valuenow', String(places))
  await page.mouse.up()
}

/** The line follows the pointer up and down, over several rows at once, until it is let go. */
async function dragLine(page: Page, call: ReturnType<typeof callPage>, byMoney: number): Promise<void> {
  for (const places of [byMoney - 1, byMoney + 2, byMoney + 1]) await carryLine(page, call, places)
  await page.mouse.move(400, 300, { steps: 5 })
  await expect(call.line).toHaveAttribute('aria-valuenow', String(byMoney + 1))
  await expect(call.line).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(call.line).toHaveAttribute('aria-valuenow', String(byMoney))
}

/** The ranking, its line moved by the keys and the pointer, and the line of money as the proposal. */
async function rank(page: Page, callId: string, keepScreen: KeepScreen): Promise<void> {
  const call = callPage(page, () => callId)
  await call.show('ranking')
  await page.reload()
  await call.pressed('Make the ranking')
  await expect(call.ranking).toBeVisible()
  const byMoney = Number(await call.line.getAttribute('aria-valuenow'))
  expect(byMoney).toBeGreaterThan(1)
  await keepScreen('call-08-ranking')
  await call.line.focus()
  await page.keyboard.press('ArrowDown')
  await expect(call.line).toHaveAttribute('aria-valuenow', String(byMoney + 1))
  await expect(call.line).toContainText('missing')
  await keepScreen('call-09-what-if')
  await page.keyboard.press('Escape')
  await expect(call.line).toHaveAttribute('aria-valuenow', String(byMoney))
  await dragLine(page, call, byMoney)
  await expectNoSeriousFinding(page)
  await call.pressed('Propose this line')
  const dialog = page.getByRole('dialog', { name: /^Recommend \d+ applications$/ })
  await dialog.getByRole('button', { name: 'Propose this line' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(call.ranking.getByText('Reserve').first()).toBeVisible()
  await keepScreen('call-10-proposed')
}

const inState = async (page: Page, callId: string, state: string, lot: string) =>
  (await applicationsOf(page, callId))
    .filter(row => row.state === state && row.lot?.code === lot)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))

/** The first of the reserve complains: its place and the money that is free for it are held. */
async function complain(page: Page, callId: string, keepScreen: KeepScreen): Promise<void> {
  const application = applicationPage(page)
  const call = callPage(page, () => callId)
  const [disputed] = await inState(page, callId, 'reserve', 'A')
  if (!disputed) throw new Error('Nobody is on the reserve list')
  await application.show(disputed.id, 'decision')
  await application.complain('Our plan was read as if it had no budget.')
  await call.show('complaints')
  const complaint = page.getByRole('region', { name: `${disputed.referenceNo}/1` })
  const { rows } = await ask(page, 'complaints.list', { callId })
  expect(rows[0]?.heldMinor).toBe(disputed.requested?.minor)
  await expect(complaint.getByText('Holds')).toBeVisible()
  await keepScreen('call-11-complaint')
}

/** Papers of the recommended ones are asked for and confirmed. */
async function confirmPapers(page: Page, callId: string): Promise<void> {
  for (const { id, version, state } of await applicationsOf(page, callId)) {
    if (state !== 'recommended') continue
    await ask(page, 'rankings.startDocCheck', { id, version })
    await answerChecklist(page, id, ['supporting'])
  }
}

/** The director: an award above free funds is refused with what stands against it; in time the same is decided. */
async function decide(page: Page, callId: string, keepScreen: KeepScreen): Promise<void> {
  const shell = shellPage(page)
  const application = applicationPage(page)
  const call = callPage(page, () => callId)
  await confirmPapers(page, callId)
  await shell.changePerson(DIRECTOR)
  const [first, ...others] = await inState(page, callId, 'doc_check', 'A')
  const last = others.at(-1)
  if (!first || !last) throw new Error('Too few are recommended')
  await application.show(first.id, 'decision')
  await expect(application.decision.getByText('Free in lot A')).toBeVisible()
  await expect(application.award).toBeEnabled()
  await keepScreen('call-12-decision-effect')
  await expectNoSeriousFinding(page)
  await application.award.click()
  await expect(page.getByText('Nothing can be decided now: the application is awarded.')).toBeVisible()
  await decideOthers(page, others.slice(0, -1))

  await application.show(last.id, 'decision')
  await expect(application.decision.getByText(/is .* more than the .* free in the lot\./)).toBeVisible()
  await expect(application.award).toBeDisabled()
  await keepScreen('call-13-award-refused')
  await shell.changePerson(FINANCE_OFFICER)
  await call.show('complaints')
  for (const step of ['Find admissible', 'Reject the complaint']) {
    await call.pressed(step)
    const dialog = page.getByRole('dialog', { name: step })
    const words = dialog.getByRole('textbox', { name: 'What the committee decided' })
    if (step.startsWith('Reject')) await words.fill('Both readers saw the budget; the scores stand.')
    await dialog.getByRole('button', { name: step }).click()
    await expect(dialog).toHaveCount(0)
  }
  await shell.changePerson(DIRECTOR)
  await application.show(last.id, 'decision')
  await application.award.click()
  await expect(page.getByText('Nothing can be decided now: the application is awarded.')).toBeVisible()
  await decideOthers(page, await inState(page, callId, 'doc_check', 'B'))
  await refuseRest(page, callId)
  await shell.changePerson(COORDINATOR)
}

const today = () => new Date().toISOString().slice(0, 10)

async function decideOthers(page: Page, rows: readonly { readonly id: string }[]): Promise<void> {
  for (const { id } of rows) {
    const { version, recommended } = await ask(page, 'applications.get', { id })
    await ask(page, 'decisions.decide', {
      applicationId: id,
      version,
      outcome: 'award',
      awardedMinor: recommended?.minor ?? 0,
      decidedOn: today(),
    })
  }
}

async function refuseRest(page: Page, callId: string): Promise<void> {
  for (const { id, version, state } of await applicationsOf(page, callId))
    if (state === 'not_recommended')
      await ask(page, 'decisions.decide', {
        applicationId: id,
        version,
        outcome: 'reject',
        decidedOn: today(),
        reasonCode: 'below_threshold',
        reason: 'The capacity section is below its threshold.',
      })
}

/** Letters to everybody with an outcome, as PDF and Word; what they say is read back. */
async function writeLetters(page: Page, callId: string, keepScreen: KeepScreen): Promise<void> {
  const call = callPage(page, () => callId)
  await call.show('')
  await page.reload()
  await call.step('Conclude the decisions')
  await call.show('papers')
  const rows = await applicationsOf(page, callId)
  const awarded = rows.find(row => row.state === 'awarded')
  const reserve = rows.find(row => row.state === 'reserve')
  const make = async (name: string) => {
    const coming = page.waitForEvent('download', { timeout: 90_000 })
    await call.pressed(name)
    return (await coming).path()
  }
  const told = [awarded, reserve].map(row => row?.applicantName ?? 'nobody')
  const pdf = await pdfText(await make('Make all letters as PDF'))
  for (const name of told) expect(pdf).toContain(name)
  const word = await wordText(await make('Make all letters as Word'))
  for (const name of told) expect(word).toContain(name)
  await expect(page.getByRole('button', { name: /^Mark \d+ as sent$/ })).toBeVisible()
  await keepScreen('call-14-letters')
}

test('a call from opening to award: packs, checks, blind scores, ranking, complaint, decision, letters', async ({
  page,
  home,
  host,
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
  await page.close()
  await host.stop()
  expect(await verifyWorkspace(path.join(home, 'Demo'))).toMatchObject({ ok: true })
})
