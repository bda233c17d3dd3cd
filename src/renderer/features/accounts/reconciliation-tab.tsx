import { Alert, Button, Group, Stack, Table, Text, Textarea, TextInput, Title } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  ConfirmAct,
  DateField,
  ErrorState,
  Figure,
  Loaded,
  MoneyField,
  NoticeList,
  showInstant,
  useAct,
  useMay,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import type { AccountRow, OutstandingItem } from '#shared/contract/accounts.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import classes from './accounts.module.css'
import { ReconciliationSums } from './reconciliation-sums.tsx'
import { recordLink } from './record-link.ts'
import { useAccount } from './use-account.ts'

type Signed = OutputOf<'reconciliations.list'>['rows'][number]

/** Statement and books at one day: what stands between them by name, signed off with who and when. */
export function ReconciliationTab() {
  const { account } = useAccount()
  return account ? <ReconciliationOf key={account.id} account={account} /> : null
}

/** The document of this sheet; an account of several projects leaves the project to be chosen there. */
const documentOf = ({ projectId, iban, name }: AccountRow, asOf: string | null) => ({
  documentId: 'bank-reconciliation' as const,
  account: iban || name,
  ...(projectId === null ? {} : { projectId }),
  ...(asOf === null ? {} : { asOf }),
})

/** A cash box without statements is counted instead. */
const isCounted = ({ kind, statement }: AccountRow): boolean => kind === 'cash' && statement === null

function ReconciliationOf({ account }: { readonly account: AccountRow }) {
  const { t } = useWords()
  const signed = useRead('reconciliations.list', { accountId: account.id })
  const [asOf, setAsOf] = useState<string | null>(account.statement?.endDate ?? null)
  const [countedMinor, setCounted] = useState<number | null>(null)
  const byCount = isCounted(account)
  return (
    <Stack gap="lg" maw={1120}>
      <Group align="end" className={classes['noPrint'] ?? ''}>
        <DateField label={t('account.asOf')} value={asOf} onChange={setAsOf} />
        {byCount ? (
          <MoneyField
            label={t('account.counted')}
            currency={account.currency}
            value={countedMinor}
            onChange={setCounted}
          />
        ) : null}
        <Button
          variant="default"
          leftSection={<IconFileText size={16} aria-hidden />}
          renderRoot={root => <Link {...root} to="/documents" search={documentOf(account, asOf)} />}
        >
          {t('account.document')}
        </Button>
      </Group>
      <Loaded of={signed}>
        {({ rows }) => {
          const stands = rows.find(row => row.asOf === asOf)
          if (asOf === null) return <Text>{t('account.chooseDay')}</Text>
          const last = rows.map(row => row.asOf).find(day => day < asOf)
          return stands ? (
            <SignedSheet account={account} row={stands} newest={rows[0]?.id === stands.id} />
          ) : (
            <OpenSheet
              key={asOf}
              account={account}
              asOf={asOf}
              countedMinor={countedMinor}
              signedTo={last ?? null}
            />
          )
        }}
      </Loaded>
      <Loaded of={signed}>{({ rows }) => <SignedList rows={rows} onOpen={setAsOf} />}</Loaded>
    </Stack>
  )
}

function OpenSheet(props: {
  readonly account: AccountRow
  readonly asOf: string
  readonly countedMinor: number | null
  /** Day of the last sheet before this one; up to it nothing was left unexplained. */
  readonly signedTo: string | null
}) {
  const { account, asOf, countedMinor, signedTo } = props
  const { t } = useWords()
  const may = useMay()
  const sheet = useRead('reconciliations.prepare', { accountId: account.id, asOf, countedMinor })
  const save = useAct('reconciliations.save')
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({})
  const [note, setNote] = useState('')
  const explanations = Object.entries(texts).flatMap(([lineId, text]) =>
    text.trim() === '' ? [] : [{ lineId, text: text.trim() }],
  )
  return (
    <Loaded of={sheet}>
      {found => {
        const lines = found.outstanding.filter(item => item.side === 'statement')
        const explained = lines.every(line => (texts[line.recordId] ?? '').trim() !== '')
        const blockers = found.blockers.filter(({ code }) => code !== 'Unexplained' || !explained)
        return (
          <Stack gap="md">
            <ReconciliationSums sheet={found} isCounted={isCounted(account)} signedTo={signedTo} />
            <Items
              items={found.outstanding}
              account={account}
              explain={(lineId, text) => setTexts(before => ({ ...before, [lineId]: text }))}
              texts={texts}
            />
            <NoticeList blockers={blockers} />
            {may('reconciliations.save') ? (
              <Stack gap="sm" className={classes['noPrint'] ?? ''}>
                <Textarea
                  label={t('account.note')}
                  value={note}
                  autosize
                  minRows={2}
                  maw={640}
                  maxLength={1000}
                  onChange={event => setNote(event.currentTarget.value)}
                />
                {save.error ? <ErrorState error={save.error} /> : null}
                <div>
                  <Button
                    disabled={blockers.length > 0}
                    loading={save.running}
                    onClick={() =>
                      void save.run({ accountId: account.id, asOf, countedMinor, explanations, note })
                    }
                  >
                    {t('account.signOff')}
                  </Button>
                </div>
              </Stack>
            ) : null}
          </Stack>
        )
      }}
    </Loaded>
  )
}

function SignedSheet(props: {
  readonly account: AccountRow
  readonly row: Signed
  readonly newest: boolean
}) {
  const { account, row, newest } = props
  const { t, locale } = useWords()
  const may = useMay()
  const remove = useAct('reconciliations.remove')
  const [reason, setReason] = useState<string | null>(null)
  return (
    <Stack gap="md">
      <Alert color="teal" title={t('account.signedBy', { by: row.reconciledBy })}>
        {showInstant(row.reconciledAt, locale)}
        {row.note === '' ? null : <Text size="sm">{row.note}</Text>}
      </Alert>
      <ReconciliationSums
        sheet={{ ...row, currency: account.currency, differenceMinor: 0 }}
        isCounted={isCounted(account)}
        signedTo={null}
      />
      <Items items={row.outstanding} account={account} />
      {newest && may('reconciliations.remove') ? (
        <div className={classes['noPrint']}>
          <Button variant="default" onClick={() => setReason('')}>
            {t('account.takeBack')}
          </Button>
        </div>
      ) : null}
      <ConfirmAct
        opened={reason !== null}
        onClose={() => setReason(null)}
        title={t('account.takeBackNamed', { date: formatDate(row.asOf, locale) })}
        text={t('account.takeBackHelp')}
        confirmLabel={t('account.takeBack')}
        disabled={(reason ?? '').trim().length < 3}
        running={remove.running}
        error={remove.error}
        onConfirm={async () => {
          const done = await remove.run({ id: row.id, version: row.version, reason: reason ?? '' })
          if (done.ok) setReason(null)
        }}
      >
        <TextInput
          label={t('account.reason')}
          value={reason ?? ''}
          onChange={event => setReason(event.currentTarget.value)}
        />
      </ConfirmAct>
    </Stack>
  )
}

function Items(props: {
  readonly items: readonly OutstandingItem[]
  readonly account: AccountRow
  readonly texts?: Readonly<Record<string, string>>
  readonly explain?: (lineId: string, text: string) => void
}) {
  const { items, account, texts = {}, explain } = props
  const { t, locale } = useWords()
  if (items.length === 0) return <Text>{t('account.nothingOutstanding')}</Text>
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {t('account.outstanding')}
      </Title>
      <Table aria-label={t('account.outstanding')} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('account.date')}</Table.Th>
            <Table.Th scope="col">{t('account.side')}</Table.Th>
            <Table.Th scope="col">{t('account.text')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('account.amount', { currency: account.currency })}
            </Table.Th>
            <Table.Th scope="col">{t('account.explanation')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map(item => (
            <Table.Tr key={item.recordId}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatDate(item.date, locale)}</Table.Td>
              <Table.Td>{t(`account.sides.${item.side}`)}</Table.Td>
              <Table.Td>{item.label}</Table.Td>
              <Table.Td ta="right">
                <Figure
                  amount={{ minor: item.openMinor, currency: account.currency }}
                  label={item.label}
                  link={
                    item.kind === null
                      ? undefined
                      : recordLink({
                          kind: item.kind,
                          recordId: item.recordId,
                          projectId: account.projectId ?? '',
                        })
                  }
                />
              </Table.Td>
              <Table.Td>
                {item.side === 'statement' && explain ? (
                  <TextInput
                    aria-label={t('account.explain', { line: item.label })}
                    value={texts[item.recordId] ?? ''}
                    maxLength={500}
                    onChange={event => explain(item.recordId, event.currentTarget.value)}
                  />
                ) : (
                  item.explanation
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}

function SignedList({
  rows,
  onOpen,
}: {
  readonly rows: readonly Signed[]
  readonly onOpen: (day: string) => void
}) {
  const { t, locale } = useWords()
  if (rows.length === 0) return null
  return (
    <Stack gap="xs" className={classes['noPrint'] ?? ''}>
      <Title order={2} size="h4">
        {t('account.signedSheets')}
      </Title>
      <Group gap="xs">
        {rows.map(row => (
          <Button key={row.id} size="xs" variant="default" onClick={() => onOpen(row.asOf)}>
            {formatDate(row.asOf, locale)}
          </Button>
        ))}
      </Group>
    </Stack>
  )
}
