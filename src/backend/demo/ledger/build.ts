import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import { contentPath } from '#backend/platform/atomic-file.ts'
import { sha256 } from '#backend/platform/ids.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import { createRandom, idSequence } from '../deterministic.ts'
import { insertAll } from '../insert-all.ts'
import { personId } from '../people.ts'
import { derivedEntries } from './derived.ts'
import { draftRows } from './drafts.ts'
import type { DemoEntry } from './entry.ts'
import { monthEntries, type Running, recharge } from './month.ts'
import { planLedger } from './plan.ts'
import { insertDraws, insertPurchases, Purse } from './purse.ts'
import { type DocumentNumbers, documentNoOf, entryRow, splitRows } from './rows.ts'
import { voucherOf } from './voucher.ts'

/** Rows per round: small enough that memory stays flat however large the ledger is. */
const CHUNK = 400
/** About so many entries get a voucher, whatever the ledger's size. */
const VOUCHERS = 320
/** Currencies and month of the last purchase, which the drafts are posted from. */
const LOCAL_CURRENCIES = ['ALL', 'BAM', 'MKD', 'RSD']
const LAST_MONTH = '2025-12'

interface Output {
  readonly context: CommandContext
  readonly newSplitId: () => string
  readonly newLinkId: () => string
  readonly newDrawId: () => string
  readonly voucherEvery: number
  readonly report: (done: number) => void
  entryNo: number
}

/** Which of the supporting documents the invented voucher of each kind of cost stands for. */
const PAPERS: Readonly<Record<string, string>> = {
  personnel: 'payslip',
  operating: 'invoice',
  travel: 'ticket',
  equipment: 'invoice',
  services: 'invoice',
  sub_grant: 'contract',
}

async function attachVoucher(output: Output, entry: DemoEntry, entryNo: number, documentNo: string) {
  const { context } = output
  const voucher = voucherOf(entry, documentNo, (entryNo / output.voucherEvery) % 3 === 0)
  const hash = sha256(voucher.content)
  const file = contentPath(context.folders.attachments, hash)
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, voucher.content)
  const addedAt = `${entry.date}T14:05:00.000Z`
  await context.trx
    .insertInto('attachment')
    .values({ id: hash, size: voucher.content.length, media_type: voucher.mediaType, added_at: addedAt })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
  await insertAll(context.trx, 'attachment_link', [
    {
      id: output.newLinkId(),
      attachment_id: hash,
      record_kind: 'ledger_entry' as const,
      record_id: entry.id,
      file_name: voucher.fileName,
      added_by: personId('finance'),
      added_at: addedAt,
      document_type: PAPERS[entry.kind] ?? '',
    },
  ])
}

async function writeChunk(output: Output, entries: readonly DemoEntry[], numbers: DocumentNumbers) {
  const { trx } = output.context
  const rows = entries.map(entry => {
    output.entryNo += 1
    return { entry, entryNo: output.entryNo, documentNo: documentNoOf(entry, output.entryNo, numbers) }
  })
  await insertAll(
    trx,
    'ledger_entry',
    rows.map(({ entry, entryNo, documentNo }) => entryRow(entry, entryNo, documentNo)),
  )
  await insertAll(
    trx,
    'ledger_split',
    entries.flatMap(entry => splitRows(entry, output.newSplitId)),
  )
  await insertDraws(output.context, entries, output.newDrawId)
  for (const { entry, entryNo, documentNo } of rows)
    if (entryNo % output.voucherEvery === 0) await attachVoucher(output, entry, entryNo, documentNo)
  output.report(output.entryNo)
  await breathe()
}

const inOrder = (entries: readonly DemoEntry[]): readonly DemoEntry[] =>
  entries.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.order - b.order))

async function writeMonth(output: Output, entries: readonly DemoEntry[]) {
  const numbers: DocumentNumbers = new Map()
  const sorted = inOrder(entries)
  for (let start = 0; start < sorted.length; start += CHUNK)
    await writeChunk(output, sorted.slice(start, start + CHUNK), numbers)
}

/**
 * Writes the invented ledger month by month: `entries` rows in all, drafts included, numbered in the order
 * of their dates. Returns how many it wrote.
 */
export async function buildLedger(
  context: CommandContext,
  entries: number,
  report: (done: number) => void,
): Promise<number> {
  const plan = planLedger(entries)
  const running: Running = {
    carry: new Map(),
    spent: new Map(),
    newId: idSequence('ledger_entry'),
    mistakeEvery: plan.mistakeEvery,
    regular: 0,
    mistakesLeft: plan.mistakes,
    order: 0,
  }
  const output: Output = {
    context,
    newSplitId: idSequence('ledger_split'),
    newLinkId: idSequence('attachment_link'),
    newDrawId: idSequence('rate_draw'),
    voucherEvery: Math.max(1, Math.floor(entries / VOUCHERS)),
    report,
    entryNo: 0,
  }
  const purse = new Purse()
  for (const { month, cells } of plan.months) {
    const priced = inOrder(monthEntries(cells, running, createRandom(`ledger ${entries} ${month}`)))
    const { entries: regular, purchases } = purse.settleMonth(priced, month)
    recharge(running, priced, regular)
    await insertPurchases(context, purchases)
    const derived = plan.derived ? derivedEntries(running, month) : []
    await writeMonth(output, [...regular, ...derived])
  }
  await insertPurchases(context, purse.topUp(LOCAL_CURRENCIES, LAST_MONTH))
  const drafts = draftRows(plan.drafts, output.entryNo + 1)
  await insertAll(context.trx, 'ledger_entry', drafts.entries)
  await insertAll(context.trx, 'ledger_split', drafts.splits)
  return output.entryNo + drafts.entries.length
}
