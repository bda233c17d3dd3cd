import { Button, SegmentedControl, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import {
  DataList,
  Dialog,
  Figure,
  knownColumns,
  type ListColumn,
  Page,
  ProjectFilter,
  useListExport,
  useMay,
  useRead,
  useWords,
  type Words,
} from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { ASSET_COLUMNS } from '#shared/contract/list-columns.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import type { Money } from '#shared/kernel/money.ts'
import { AssetActs } from './asset-acts.tsx'
import { AssetForm } from './asset-form.tsx'
import { textColumn, useRegisterSource } from './register-source.ts'
import { TransferDialog } from './transfer-dialog.tsx'

export type Asset = OutputOf<'assets.list'>['rows'][number]
type State = 'all' | 'held' | 'transferred'
const STATES = ['all', 'held', 'transferred'] as const

function columnsOf({ t, locale }: Words, projectId: string | null): ListColumn<Asset>[] {
  const text = textColumn<Asset>
  return [
    text('inventoryNo', t('asset.inventoryNo'), 110, row => row.inventoryNo || row.serialNo),
    { ...text('project', t('project.one'), 96, row => row.projectCode), hidden: projectId !== null },
    { ...text('description', t('asset.description'), 150, row => row.description), grow: true },
    text('brand', t('asset.brand'), 94, row => row.brand),
    { ...text('serialNo', t('asset.serialNo'), 110, row => row.serialNo), hidden: true },
    text('purchasedOn', t('asset.purchasedOn'), 94, row => formatDate(row.purchasedOn, locale)),
    {
      id: 'cost',
      label: t('asset.cost'),
      width: 118,
      align: 'right',
      cell: row => (
        <Figure
          amount={row.cost}
          withCurrency
          label={t('asset.entryOf', { asset: row.description })}
          link={
            row.entryId === null
              ? undefined
              : { to: '/money/ledger/$entryId', params: { entryId: row.entryId } }
          }
        />
      ),
    },
    text('location', t('asset.location'), 106, row => row.location),
    { ...text('condition', t('asset.condition'), 110, row => row.condition), hidden: true },
    {
      id: 'state',
      label: t('asset.state'),
      width: 180,
      cell: row =>
        row.transfer
          ? t('asset.transferredTo', { name: row.transfer.recipient.name })
          : t(row.needsDeed && !row.hasDeed ? 'asset.heldDeedMissing' : 'asset.held'),
    },
  ]
}

/** Everything projects bought that lasts: where it is, what it cost, who got it in the end. */
export function AssetsPage() {
  const words = useWords()
  const { t } = words
  const may = useMay()
  const navigate = useNavigate()
  const { projectId = null } = useSearch({ from: '/money/assets' })
  const [state, setState] = useState<State>('all')
  const [edited, setEdited] = useState<Asset | 'new' | null>(null)
  const [transferred, setTransferred] = useState<readonly Asset[] | null>(null)
  const filter = { projectId, state: state === 'all' ? null : state }
  const totals = useRead('assets.list', filter)
  const columns = useMemo(() => columnsOf(words, projectId), [words, projectId])
  const source = useRegisterSource('assets.list', filter, totals.data?.rows.length)
  const exporting = useListExport('assets.export', (shown, wish) => ({
    ...filter,
    columns: knownColumns(shown, ASSET_COLUMNS),
    ...wish,
  }))
  const close = () => setEdited(null)
  return (
    <Page
      title={t('nav.assets')}
      subtitle={t('asset.listHelp')}
      body="fill"
      actions={
        may('assets.save') ? (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('new')}>
            {t('asset.new')}
          </Button>
        ) : undefined
      }
    >
      {exporting.panel}
      <DataList<Asset>
        name="assets"
        label={t('nav.assets')}
        columns={columns}
        rowId={row => row.id}
        source={source}
        toolbar={
          <>
            <ProjectFilter
              value={projectId}
              onChange={id =>
                void navigate({
                  to: '/money/assets',
                  search: id === null ? {} : { projectId: id },
                  replace: true,
                })
              }
            />
            <SegmentedControl
              aria-label={t('asset.state')}
              value={state}
              data={STATES.map(value => ({ value, label: t(`asset.states.${value}`) }))}
              onChange={value => setState(STATES.find(known => known === value) ?? 'all')}
            />
          </>
        }
        onOpen={row => setEdited(row)}
        onExport={exporting.run}
        isQuiet={row => row.transfer !== null}
        footer={{
          description: t('ledger.total'),
          cost: (totals.data?.totals ?? []).map(sum => (
            <Bought key={sum.currency} sum={sum} projectId={projectId} />
          )),
        }}
        empty={{ title: t('asset.none'), text: t('asset.noneHelp') }}
        {...(may('assets.transfer')
          ? {
              actions: (chosen: readonly Asset[]) => [
                {
                  label: t('asset.transferChosen', { count: chosen.length }),
                  disabled: chosen.length === 0 || chosen.some(asset => asset.transfer !== null),
                  onRun: () => setTransferred(chosen),
                },
              ],
            }
          : {})}
      />
      <AssetDialog
        edited={edited}
        projectId={projectId}
        onClose={close}
        onTransfer={asset => setTransferred([asset])}
      />
      {transferred === null ? null : (
        <TransferDialog
          assets={transferred}
          onClose={() => {
            setTransferred(null)
            close()
          }}
        />
      )}
    </Page>
  )
}

/** What all assets shown cost; the entries that bought them are behind it. */
function Bought({ sum, projectId }: { readonly sum: Money; readonly projectId: string | null }) {
  const { t } = useWords()
  const search = { withAsset: true, ...(projectId === null ? {} : { projectId }) }
  return (
    <Figure
      amount={sum}
      withCurrency
      strong
      link={{ to: '/money/ledger', search }}
      label={t('ledger.withAsset')}
    />
  )
}

function AssetDialog(props: {
  readonly edited: Asset | 'new' | null
  readonly projectId: string | null
  readonly onClose: () => void
  readonly onTransfer: (asset: Asset) => void
}) {
  const { edited, projectId, onClose, onTransfer } = props
  const { t } = useWords()
  return (
    <Dialog
      opened={edited !== null}
      onClose={onClose}
      title={edited === 'new' ? t('asset.new') : (edited?.description ?? '')}
    >
      {edited === null ? null : (
        <>
          {edited === 'new' ? null : (
            <AssetActs asset={edited} onDone={onClose} onTransfer={() => onTransfer(edited)} />
          )}
          {edited !== 'new' && edited.entryId !== null ? (
            <Text size="sm" mb="sm">
              <Link to="/money/ledger/$entryId" params={{ entryId: edited.entryId }}>
                {t('asset.openEntry', { no: String(edited.entryNo) })}
              </Link>
            </Text>
          ) : null}
          <AssetForm record={edited === 'new' ? null : edited} projectId={projectId} onDone={onClose} />
        </>
      )}
    </Dialog>
  )
}
