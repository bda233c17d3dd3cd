import { Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import {
  ConfirmAct,
  Dialog,
  EmptyNote,
  Figure,
  Loaded,
  Page,
  useAct,
  useMay,
  useRead,
  useTableExport,
  useWords,
} from '#renderer/ui/index.ts'
import { SHARED_COST_COLUMNS } from '#shared/contract/list-columns.ts'
import type { SharedCost, SharedCostKey } from '#shared/contract/shared-costs.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { ChargeForm } from './charge-form.tsx'
import { KeyForm } from './key-form.tsx'
import { MadeEntries } from './made-entries.tsx'
import { partTexts } from './part-text.ts'

type Act =
  | { readonly kind: 'key'; readonly record: SharedCostKey | null }
  | { readonly kind: 'charge' }
  | { readonly kind: 'withdraw'; readonly record: SharedCost }

/** Documents that several projects pay together, and the keys they are shared by. */
export function SharedPage() {
  const { t } = useWords()
  const may = useMay()
  const keys = useRead('sharedCosts.keys', {})
  const documents = useRead('sharedCosts.list', { limit: 200 })
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  const canWrite = may('sharedCosts.charge')
  const known = keys.data?.rows ?? []
  const newKey = canWrite ? (
    <Button
      variant="default"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setAct({ kind: 'key', record: null })}
    >
      {t('sharing.newKey')}
    </Button>
  ) : null
  return (
    <Page
      title={t('nav.shared')}
      subtitle={t('sharing.help')}
      actions={
        canWrite && known.length > 0 ? (
          <>
            {newKey}
            <Button
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => setAct({ kind: 'charge' })}
            >
              {t('sharing.chargeNew')}
            </Button>
          </>
        ) : null
      }
    >
      <Stack gap="xl" maw={1120}>
        <Loaded of={keys}>
          {({ rows }) =>
            rows.length === 0 ? (
              <EmptyNote title={t('sharing.noKeys')} text={t('sharing.noKeysHelp')} action={newKey} />
            ) : (
              <Keys rows={rows} onEdit={canWrite ? record => setAct({ kind: 'key', record }) : null} />
            )
          }
        </Loaded>
        <Loaded of={documents}>
          {({ rows }) =>
            rows.length === 0 ? null : (
              <Documents
                rows={rows}
                onWithdraw={canWrite ? record => setAct({ kind: 'withdraw', record }) : null}
              />
            )
          }
        </Loaded>
      </Stack>
      <Dialog
        size="xl"
        opened={act?.kind === 'key'}
        onClose={close}
        title={act?.kind === 'key' && act.record ? act.record.name : t('sharing.newKey')}
      >
        {act?.kind === 'key' ? <KeyForm record={act.record} onDone={close} /> : null}
      </Dialog>
      <Dialog opened={act?.kind === 'charge'} onClose={close} title={t('sharing.chargeNew')}>
        {act?.kind === 'charge' ? <ChargeForm keys={known} onDone={close} /> : null}
      </Dialog>
      {act?.kind === 'withdraw' ? <Withdraw record={act.record} onClose={close} /> : null}
    </Page>
  )
}

function Keys(props: {
  readonly rows: readonly SharedCostKey[]
  readonly onEdit: ((record: SharedCostKey) => void) | null
}) {
  const words = useWords()
  const { t } = words
  const { onEdit } = props
  return (
    <Stack gap="xs" component="section">
      <Title order={2}>{t('sharing.keys')}</Title>
      <Table aria-label={t('sharing.keys')}>
        <Table.Tbody>
          {props.rows.map(key => (
            <Table.Tr key={key.id}>
              <Table.Th scope="row">
                {key.name}
                <Text size="sm" c="dimmed" fw={400}>
                  {key.basis}
                </Text>
              </Table.Th>
              <Table.Td>
                {partTexts(key.parts, words).map(part => (
                  <Text key={part.key} size="sm" span mr="md">
                    {part.text}
                  </Text>
                ))}
              </Table.Td>
              <Table.Td ta="right">
                {onEdit ? (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={t('sharing.editKey', { name: key.name })}
                    onClick={() => onEdit(key)}
                  >
                    {t('act.edit')}
                  </Button>
                ) : null}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}

function Documents(props: {
  readonly rows: readonly SharedCost[]
  readonly onWithdraw: ((record: SharedCost) => void) | null
}) {
  const { t, locale } = useWords()
  const { onWithdraw } = props
  const exporting = useTableExport('sharedCosts.export', wish => ({
    columns: [...SHARED_COST_COLUMNS],
    ...wish,
  }))
  return (
    <Stack gap="xs" component="section">
      <Group justify="space-between">
        <Title order={2}>{t('sharing.documents')}</Title>
        {exporting.menu}
      </Group>
      {exporting.panel}
      <Table aria-label={t('sharing.documents')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('entry.documentDate')}</Table.Th>
            <Table.Th scope="col">{t('sharing.document')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('entryDepth.whole')}
            </Table.Th>
            <Table.Th scope="col">{t('sharing.entries')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.rows.map(document => (
            <Table.Tr key={document.id}>
              <Table.Td>{formatDate(document.documentDate, locale)}</Table.Td>
              <Table.Td>
                {`${document.payee}, ${document.documentNo}`}
                <Text size="sm" c="dimmed">
                  {[document.keyName, document.description].filter(text => text !== '').join(' · ')}
                </Text>
              </Table.Td>
              <Table.Td ta="right">
                <Figure
                  amount={document.amount}
                  withCurrency
                  link={{ to: '/money/ledger', search: { sharedCostId: document.id } }}
                  label={t('figureLink.entriesOf', { name: document.documentNo })}
                />
              </Table.Td>
              <Table.Td>
                <MadeEntries entries={document.entries} />
                {onWithdraw && document.entries.every(entry => entry.state === 'draft') ? (
                  <Group mt={4}>
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={t('sharing.withdrawNamed', { no: document.documentNo })}
                      onClick={() => onWithdraw(document)}
                    >
                      {t('sharing.withdraw')}
                    </Button>
                  </Group>
                ) : null}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}

function Withdraw({ record, onClose }: { readonly record: SharedCost; readonly onClose: () => void }) {
  const { t } = useWords()
  const withdraw = useAct('sharedCosts.withdraw')
  return (
    <ConfirmAct
      opened
      danger
      onClose={onClose}
      title={t('sharing.withdrawNamed', { no: record.documentNo })}
      text={t('sharing.withdrawText', { count: record.entries.length })}
      confirmLabel={t('sharing.withdraw')}
      running={withdraw.running}
      error={withdraw.error}
      onConfirm={async () => {
        const done = await withdraw.run({ id: record.id, version: record.version })
        if (done.ok) onClose()
      }}
    />
  )
}
