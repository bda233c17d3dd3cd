import { listAssets } from '#backend/features/assets/index.ts'
import { listProcurements } from '#backend/features/procurements/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { ASSET_COLUMNS, PROCUREMENT_COLUMNS } from '#shared/contract/list-columns.ts'
import type { Translate } from '../../model/index.ts'
import { day, money, notices, type RecordColumn, withCurrency, words } from '../columns.ts'
import { inOrder, type ListReader, tableOf } from '../record-list.ts'

type Asset = OutputOf<'assets.list'>['rows'][number]
type Contract = OutputOf<'procurements.list'>['rows'][number]

const whoHas = (t: Translate, { transfer, needsDeed, hasDeed }: Asset): string =>
  transfer
    ? t('asset.transferredTo', { name: transfer.recipient.name })
    : t(needsDeed && !hasDeed ? 'asset.heldDeedMissing' : 'asset.held')

const assetShapes = (
  t: Translate,
): Readonly<Record<(typeof ASSET_COLUMNS)[number], RecordColumn<Asset>>> => ({
  inventoryNo: words('inventoryNo', t('asset.inventoryNo'), 18, row => row.inventoryNo || row.serialNo),
  project: words('project', t('project.one'), 14, row => row.projectCode),
  description: words('description', t('asset.description'), 44, row => row.description),
  brand: words('brand', t('asset.brand'), 20, row => row.brand),
  serialNo: words('serialNo', t('asset.serialNo'), 20, row => row.serialNo),
  purchasedOn: day('purchasedOn', t('asset.purchasedOn'), row => row.purchasedOn),
  cost: money('cost', t('asset.cost'), row => row.cost),
  location: words('location', t('asset.location'), 24, row => row.location),
  condition: words('condition', t('asset.condition'), 20, row => row.condition),
  state: words('state', t('asset.state'), 36, row => whoHas(t, row)),
})

/** The register of assets. */
export const assets: ListReader<'assets'> = async ({ db, t }, request) => {
  const { columns, format: _format, language: _language, ...filter } = request
  const { rows } = await listAssets(db, filter)
  return tableOf(
    'nav.assets',
    rows,
    withCurrency(inOrder(columns, assetShapes(t)), t, row => row.cost.currency),
  )
}

const contractShapes = (
  t: Translate,
  language: string,
): Readonly<Record<(typeof PROCUREMENT_COLUMNS)[number], RecordColumn<Contract>>> => ({
  reference: words('reference', t('procurement.reference'), 16, row => row.reference),
  project: words('project', t('project.one'), 14, row => row.projectCode),
  title: words('title', t('procurement.title'), 44, row => row.title),
  method: words('method', t('procurement.method'), 24, row =>
    row.method === '' ? row.procedure : t(`procurementMethod.${row.method}`),
  ),
  supplier: words('supplier', t('procurement.supplier'), 32, row => row.supplier),
  signedOn: day('signedOn', t('procurement.signedOn'), row => row.signedOn),
  amount: money('amount', t('procurement.amount'), row => row.amount),
  booked: money('booked', t('procurement.booked'), row => row.booked),
  warnings: notices('warnings', t('procurement.standing'), { t, language }, row => row.warnings),
})

/** Contracts with suppliers. */
export const procurements: ListReader<'procurements'> = async ({ db, t }, request) => {
  const { projectId, columns, language } = request
  const { rows } = await listProcurements(db, projectId)
  return tableOf(
    'nav.procurements',
    rows,
    withCurrency(inOrder(columns, contractShapes(t, language)), t, row => row.amount.currency),
  )
}
