import { z } from 'zod'
import { listAssets } from '#backend/features/assets/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { formatAmount } from '#shared/kernel/format-amount.ts'
import { minorFromDecimalText } from '#shared/kernel/money.ts'
import { openReport } from '../basis/open-report.ts'
import { loadProject, type ReportProject } from '../basis/project.ts'
import { defineDocument } from '../definition.ts'
import {
  amount,
  blank,
  type CheckInput,
  count,
  type DocumentBuilder,
  date,
  sum,
  type Translate,
  text,
} from '../model/index.ts'
import { languageParameter, projectParameter } from '../parameters.ts'

type Asset = OutputOf<'assets.list'>['rows'][number]
type Column =
  | 'no'
  | 'description'
  | 'identity'
  | 'purchased'
  | 'cost'
  | 'place'
  | 'recipient'
  | 'kind'
  | 'on'
  | 'authorisation'
  | 'proof'

interface TransferFigures {
  readonly project: ReportProject
  readonly assets: readonly Asset[]
}

const joined = (parts: readonly string[]): string => parts.filter(part => part !== '').join(' / ')

/** What proves the transfer: above the limit it goes with the report, else it is kept. */
function proofText(asset: Asset, t: Translate): string {
  if (!asset.transfer) return t('documents.eu.transfer.notYet')
  if (!asset.needsDeed) return t('documents.eu.transfer.proofKept')
  return t(`documents.eu.transfer.${asset.hasDeed ? 'proofAttached' : 'proofMissing'}`)
}

function addHead(
  book: DocumentBuilder,
  { project }: TransferFigures,
  { t, language }: { readonly t: Translate; readonly language: string },
) {
  const { currency } = project
  const head = (key: string) => t(`documents.eu.transfer.${key}`, { currency })
  const column = (key: Column, width: number, format: 'text' | 'quantity' | 'date' | 'money') => ({
    key,
    header: head(key),
    width,
    format,
  })
  const sheet = book.sheet<Column>({
    key: 'transfer',
    name: head('sheet'),
    columns: [
      column('no', 6, 'quantity'),
      column('description', 40, 'text'),
      column('identity', 28, 'text'),
      column('purchased', 12, 'date'),
      column('cost', 16, 'money'),
      column('place', 26, 'text'),
      column('recipient', 32, 'text'),
      column('kind', 22, 'text'),
      column('on', 12, 'date'),
      column('authorisation', 24, 'text'),
      column('proof', 14, 'text'),
    ],
  })
  sheet.title(t('documents.eu.transferTitle'))
  if (project.invented) sheet.note(t('documents.inventedNote'))
  sheet.meta(head('contract'), project.contractNo || t('documents.notStated'))
  sheet.meta(head('action'), `${project.code} ${project.title}`)
  sheet.meta(head('coordinator'), project.lead || project.coordinatorName || t('documents.notStated'))
  const limit = project.rule('asset_transfer_limit')
  const minor = limit === null ? undefined : minorFromDecimalText(limit, currency)
  if (minor !== undefined)
    sheet.note(
      t('documents.eu.transfer.note', { limit: `${formatAmount(minor, currency, language)} ${currency}` }),
    )
  return sheet.blank().header()
}

function addTransfers(
  book: DocumentBuilder,
  figures: TransferFigures,
  words: { readonly t: Translate; readonly language: string },
): void {
  const { assets, project } = figures
  const { t } = words
  const sheet = addHead(book, figures, words)
  for (const [index, asset] of assets.entries()) {
    const { transfer } = asset
    sheet.line(asset.id, {
      no: count(index + 1),
      description: text(asset.description),
      identity: text(joined([asset.brand, asset.serialNo, asset.inventoryNo])),
      purchased: date(asset.purchasedOn),
      cost: amount(asset.cost),
      place: text(joined([asset.location, asset.condition])),
      recipient: text(transfer?.recipient.name ?? ''),
      kind: text(transfer ? t(`recipientKind.${transfer.recipientKind}`) : ''),
      on: transfer ? date(transfer.transferredOn) : blank(),
      authorisation: text(transfer?.authorisation ?? ''),
      proof: text(proofText(asset, t)),
    })
  }
  const total = assets.reduce((all, asset) => all + asset.cost.minor, 0)
  sheet.total('total', {
    description: t('documents.eu.transfer.total'),
    cost: sum(
      assets.map(asset => asset.id),
      { kind: 'money', minor: total, currency: project.currency },
    ),
  })
  sheet.blank()
  for (const key of ['signedBy', 'receivedBy'])
    sheet.meta(t(`documents.eu.transfer.${key}`), { kind: 'empty', input: true }).blank()
}

const checks = ({ assets }: TransferFigures): CheckInput[] => [
  {
    id: 'IX-1',
    textKey: 'documents.eu.check.allTransferred',
    expected: count(0),
    actual: count(assets.filter(asset => asset.transfer === null).length),
    fixRoute: '/money/assets',
  },
  {
    id: 'IX-2',
    textKey: 'documents.eu.check.deedsAttached',
    expected: count(0),
    actual: count(assets.filter(asset => asset.needsDeed && !asset.hasDeed).length),
    fixRoute: '/money/assets',
  },
]

async function load(db: Reader, code: string): Promise<TransferFigures> {
  const project = await loadProject(db, code)
  const { rows } = await listAssets(db, { projectId: project.id, entryId: null, state: null })
  return { project, assets: rows }
}

/** EU Annex IX, transfer of ownership of assets (donor-formats.md 1.6). */
export const euAssetTransfer = defineDocument({
  id: 'eu-asset-transfer',
  titleKey: 'documents.eu.transferTitle',
  families: ['eu'],
  formats: ['xlsx', 'pdf'],
  parameters: z.strictObject({ project: projectParameter, language: languageParameter.default('en') }),
  example: { project: 'EU-DEMO-1', language: 'en' },
  compose: async (db, parameters, tools) => {
    const figures = await load(db, parameters.project)
    const book = openReport(tools, figures.project, {
      id: 'eu-asset-transfer',
      titleKey: 'documents.eu.transferTitle',
      donor: 'EU',
      report: 'annex-ix-assets',
      end: figures.project.end,
    })
    addTransfers(book, figures, { t: tools.translate, language: tools.language })
    book.checks(checks(figures))
    return book
  },
})
