import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { applicationPage } from '../pages/application-page.ts'
import { callPage } from '../pages/call-page.ts'
import { packsPage } from '../pages/packs-page.ts'
import { shellPage } from '../pages/shell-page.ts'
import { ask } from '../support/ask.ts'
import { APPLICATIONS, BROKEN_SUM, brokenRow, DUPLICATE, filledPack, LATE } from '../support/call-packs.ts'
import { setUpCall } from '../support/call-setup.ts'
import { applicationsOf, receiptOf } from '../support/call-work.ts'
import { offerFile } from '../support/files.ts'
import { expect, type KeepScreen } from '../support/test.ts'

/** Opens the call by hand once it is set up: what is frozen then is told before. */
export async function publish(page: Page, keepScreen: KeepScreen): Promise<string> {
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
export async function handOut(page: Page, callId: string, keepScreen: KeepScreen): Promise<Buffer> {
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
  await expect(packs.dialog.getByText('refused', { exact: true })).toBeVisible()
  await expect(packs.dialog.getByText('taken in', { exact: true })).toBeVisible()
  await keepScreen('call-02-pack-refused')
  await page.keyboard.press('Escape')
  return empty
}

/** Numbers of all applications. */
export const ALL = Array.from({ length: APPLICATIONS }, (_, index) => index + 1)

/** All others and the corrected one come in; the second pack of one applicant only marked for review. */
export async function readPacks(page: Page, callId: string, empty: Buffer): Promise<void> {
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
export async function settleLate(page: Page, callId: string, keepScreen: KeepScreen): Promise<void> {
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
