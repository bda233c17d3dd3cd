import type { Page } from '@playwright/test'
import { applicationPage } from '../pages/application-page.ts'
import { callPage } from '../pages/call-page.ts'
import { shellPage } from '../pages/shell-page.ts'
import { ask } from '../support/ask.ts'
import { answerChecklist, applicationsOf } from '../support/call-work.ts'
import { keepFile } from '../support/files.ts'
import { COORDINATOR, DIRECTOR, FINANCE_OFFICER } from '../support/people.ts'
import { pdfText, wordText } from '../support/produced-files.ts'
import { expect, type KeepScreen } from '../support/test.ts'
import { expectNoSeriousFinding } from './checks.ts'

const inState = async (page: Page, callId: string, state: string, lot: string) =>
  (await applicationsOf(page, callId))
    .filter(row => row.state === state && row.lot?.code === lot)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))

/** The first of the reserve complains: its place and the money that is free for it are held. */
export async function complain(page: Page, callId: string, keepScreen: KeepScreen): Promise<void> {
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
export async function decide(page: Page, callId: string, keepScreen: KeepScreen): Promise<void> {
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
export async function writeLetters(page: Page, callId: string, keepScreen: KeepScreen): Promise<void> {
  const call = callPage(page, () => callId)
  await call.show('')
  await page.reload()
  await call.step('Conclude the decisions')
  await call.show('papers')
  const rows = await applicationsOf(page, callId)
  const awarded = rows.find(row => row.state === 'awarded')
  const reserve = rows.find(row => row.state === 'reserve')
  const make = async (name: string) => (await keepFile(page, () => call.pressed(name))).file
  const told = [awarded, reserve].map(row => row?.applicantName ?? 'nobody')
  const pdf = await pdfText(await make('Make all letters as PDF'))
  for (const name of told) expect(pdf).toContain(name)
  const word = await wordText(await make('Make all letters as Word'))
  for (const name of told) expect(word).toContain(name)
  await expect(page.getByRole('button', { name: /^Mark \d+ as sent$/ })).toBeVisible()
  await keepScreen('call-14-letters')
}
