import type { CommandContext } from '#backend/rpc/context.ts'
import { lineId, versionId } from '../budgets.ts'
import { demoId } from '../deterministic.ts'
import { digiCoreBudget } from '../facts/digi-core-budget.ts'
import { euContract } from '../facts/eu-contract.ts'
import { insertAll } from '../insert-all.ts'
import { projectId } from '../programme.ts'

const EU = euContract.code
const MARK = 'Invented for the demo'

/** A notified move between headings and a release of the reserve: below 25 % of each heading. */
const moves = [
  {
    kind: 'reallocation',
    from: '5.7',
    to: '2.2',
    minor: 150_000,
    on: '2024-12-02',
    reference: 'Notification 1 (invented)',
  },
  {
    kind: 'contingency',
    from: '10',
    to: '3.2',
    minor: 180_000,
    on: '2025-05-12',
    reference: 'Authorisation 1 (invented)',
  },
] as const

async function insertMoves({ trx }: CommandContext): Promise<void> {
  const noticeId = (index: number) => demoId('budget_notice', String(index))
  const shared = (move: (typeof moves)[number]) => ({
    project_id: projectId(EU),
    version_id: versionId(EU),
    kind: move.kind,
    decided_on: move.on,
    reference: move.reference,
    note: MARK,
  })
  await insertAll(
    trx,
    'budget_notice',
    moves.map((move, index) => ({
      ...shared(move),
      id: noticeId(index),
      from_line_id: lineId(EU, move.from),
      to_line_id: lineId(EU, move.to),
      amount_minor: move.minor,
      notified_on: move.on,
      state: 'in_force',
    })),
  )
  await insertAll(
    trx,
    'reallocation',
    moves.flatMap((move, index) =>
      [
        { line: move.from, minor: -move.minor },
        { line: move.to, minor: move.minor },
      ].map(half => ({
        ...shared(move),
        id: demoId('reallocation', `${index} ${half.line}`),
        notice_id: noticeId(index),
        budget_line_id: lineId(EU, half.line),
        amount_minor: half.minor,
      })),
    ),
  )
}

/** Fewer travels, more training sessions, and two more months: an addendum that waits for its signatures. */
const changes: Readonly<Record<string, readonly [quantity: string, minor: number]>> = {
  '1.4': ['11', 462_000],
  '1.5': ['10', 180_000],
}
const DIGI = digiCoreBudget.project

async function insertAddendum({ trx }: CommandContext): Promise<void> {
  const draftId = demoId('budget_version', `${DIGI} addendum`)
  await insertAll(trx, 'budget_version', [
    {
      id: draftId,
      project_id: projectId(DIGI),
      number: 2,
      kind: 'addendum',
      state: 'draft',
      signed_on: null,
      note: `Addendum 1. ${MARK}`,
      request_reference: 'Request 1 (invented)',
      source_file: null,
    },
  ])
  const node = (code: string) => demoId('budget_node', `${DIGI} addendum ${code}`)
  await insertAll(
    trx,
    'budget_node',
    digiCoreBudget.nodes.map((row, position) => {
      const [quantity, minor] = changes[row.code] ?? [row.quantity, row.amountMinor]
      return {
        id: node(row.code),
        version_id: draftId,
        parent_id: row.parent === null ? null : node(row.parent),
        line_id: row.kind === 'heading' ? null : lineId(DIGI, row.code),
        position,
        kind: row.kind,
        code: row.code,
        label: row.label,
        unit: row.unit,
        quantity,
        unit_value: row.unitValue,
        amount_minor: minor,
        cost_type: row.costType,
        clarification: row.clarification,
        justification: row.justification,
      }
    }),
  )
}

/** What changed on signed budgets, and what is about to. */
export async function insertChanges(context: CommandContext): Promise<void> {
  await insertMoves(context)
  await insertAddendum(context)
}
