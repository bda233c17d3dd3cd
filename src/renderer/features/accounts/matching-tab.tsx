import { Button, Checkbox, Group, Stack, Table, Text, Title } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { EmptyNote, Figure, Loaded, useAct, useMay, useRead, useToast, useWords } from '#renderer/ui/index.ts'
import type { BookItem, Proposal, StatementLine } from '#shared/contract/accounts.ts'
import { itemKey, type MatchPart, spreadParts } from '#shared/domain/accounts/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import classes from './accounts.module.css'
import { recordLink } from './record-link.ts'
import { useAccountId } from './use-account.ts'

const keyOf = (item: BookItem): string => itemKey({ kind: item.kind, id: item.recordId })

/** Lines of the bank beside movements of the books: proposals to confirm, and matching by hand. */
export function MatchingTab() {
  const { t } = useWords()
  const accountId = useAccountId()
  const lines = useRead('statements.lines', { accountId, state: 'open', limit: 500 })
  const items = useRead('matches.items', { accountId })
  return (
    <Loaded of={lines}>
      {({ rows, currency }) => (
        <Loaded of={items}>
          {books =>
            rows.length === 0 ? (
              <EmptyNote title={t('account.allMatched')} text={t('account.allMatchedHelp')} />
            ) : (
              <Stack gap="lg">
                <Proposals lines={rows} items={books.rows} currency={currency} />
                <Board lines={rows} items={books.rows} currency={currency} />
              </Stack>
            )
          }
        </Loaded>
      )}
    </Loaded>
  )
}

type Sides = {
  readonly lines: readonly StatementLine[]
  readonly items: readonly BookItem[]
  readonly currency: string
}

function Proposals({ lines, items, currency }: Sides) {
  const { t } = useWords()
  const may = useMay()
  const toast = useToast()
  const accountId = useAccountId()
  const found = useRead('matches.propose', { accountId })
  const confirm = useAct('matches.confirm')
  const proposals = found.data?.proposals ?? []
  const certain = proposals.filter(proposal => proposal.certainty === 'certain').length
  const likely = proposals.filter(proposal => proposal.certainty === 'likely')
  if (proposals.length === 0 || !may('matches.confirm')) return null
  const run = async (input: Parameters<typeof confirm.run>[0]) => {
    const done = await confirm.run(input)
    if (!done.ok) toast.failed(done.error)
  }
  return (
    <Stack gap="sm">
      <Group>
        <Title order={2} size="h4">
          {t('account.proposals')}
        </Title>
        {certain > 0 ? (
          <Button loading={confirm.running} onClick={() => void run({ accountId, certain: true })}>
            {t('account.confirmCertain', { count: certain })}
          </Button>
        ) : null}
      </Group>
      {likely.slice(0, 20).map(proposal => (
        <ProposalRow
          key={JSON.stringify(proposal.parts)}
          proposal={proposal}
          sides={{ lines, items, currency }}
          onConfirm={() => void run({ accountId, parts: proposal.parts })}
        />
      ))}
    </Stack>
  )
}

function ProposalRow(props: {
  readonly proposal: Proposal
  readonly sides: Sides
  readonly onConfirm: () => void
}) {
  const { t } = useWords()
  const { lines, items, currency } = props.sides
  const { parts, reasons } = props.proposal
  const left = lines.filter(line => parts.some(part => part.lineId === line.id))
  const right = items.filter(item =>
    parts.some(part => part.kind === item.kind && part.recordId === item.recordId),
  )
  const minor = parts.reduce((sum, part) => sum + part.amountMinor, 0)
  return (
    <Group gap="sm" wrap="nowrap">
      <Figure amount={{ minor, currency }} withCurrency />
      <Text size="sm" flex={1}>
        {left.map(line => line.counterparty || line.description).join(', ')}
        {' ↔ '}
        {right.map(item => `${item.documentNo} ${item.counterparty}`).join(', ')}
      </Text>
      <Text size="sm" c="dimmed">
        {reasons.map(reason => t(`account.reasons.${reason}`)).join(', ')}
      </Text>
      <Button size="xs" variant="default" onClick={props.onConfirm}>
        {t('account.confirm')}
      </Button>
    </Group>
  )
}

function Board({ lines, items, currency }: Sides) {
  const { t } = useWords()
  const may = useMay()
  const toast = useToast()
  const accountId = useAccountId()
  const confirm = useAct('matches.confirm')
  const [lineIds, setLineIds] = useState<readonly string[]>([])
  const [itemKeys, setItemKeys] = useState<readonly string[]>([])
  const left = lines.filter(line => lineIds.includes(line.id))
  const right = items.filter(item => itemKeys.includes(keyOf(item)))
  const parts: readonly MatchPart[] = spreadParts(
    left,
    right.map(({ recordId, ...item }) => ({ ...item, id: recordId })),
  )
  const match = async () => {
    if (parts.length === 0) return
    const done = await confirm.run({ accountId, parts: parts.map(part => ({ ...part })) })
    if (!done.ok) return toast.failed(done.error)
    setLineIds([])
    setItemKeys([])
  }
  useHotkeys([['mod+Enter', () => void match()]])
  const sum = (rows: readonly { readonly openMinor: number }[]) => ({
    minor: rows.reduce((total, row) => total + row.openMinor, 0),
    currency,
  })
  return (
    <div>
      <div className={classes['board']}>
        <Side title={t('account.bankSide')} currency={currency}>
          {lines.map(line => (
            <SideRow
              key={line.id}
              label={[line.counterparty, line.reference, line.description].filter(Boolean).join(' · ')}
              date={line.date}
              figure={<Figure amount={{ minor: line.openMinor, currency }} />}
              chosen={lineIds.includes(line.id)}
              onChoose={() => setLineIds(toggled(lineIds, line.id))}
            />
          ))}
        </Side>
        <Side title={t('account.bookSide')} currency={currency}>
          {items.map(item => (
            <SideRow
              key={keyOf(item)}
              label={[item.documentNo, item.counterparty, item.description || item.reference]
                .filter(Boolean)
                .join(' · ')}
              date={item.date}
              figure={
                <Figure
                  amount={{ minor: item.openMinor, currency }}
                  link={recordLink(item)}
                  label={item.documentNo}
                />
              }
              chosen={itemKeys.includes(keyOf(item))}
              onChoose={() => setItemKeys(toggled(itemKeys, keyOf(item)))}
            />
          ))}
        </Side>
      </div>
      {may('matches.confirm') ? (
        <Group className={classes['foot'] ?? ''} gap="lg">
          <Text size="sm">
            {t('account.chosenBank')} <Figure amount={sum(left)} strong />
          </Text>
          <Text size="sm">
            {t('account.chosenBooks')} <Figure amount={sum(right)} strong />
          </Text>
          <Button disabled={parts.length === 0} loading={confirm.running} onClick={() => void match()}>
            {t('account.matchChosen')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('account.keys')}
          </Text>
        </Group>
      ) : null}
    </div>
  )
}

const toggled = (keys: readonly string[], key: string): readonly string[] =>
  keys.includes(key) ? keys.filter(other => other !== key) : [...keys, key]

function Side(props: { readonly title: string; readonly currency: string; readonly children: ReactNode }) {
  const { t } = useWords()
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {props.title}
      </Title>
      <Table aria-label={props.title} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('account.text')}</Table.Th>
            <Table.Th scope="col">{t('account.date')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('account.amount', { currency: props.currency })}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{props.children}</Table.Tbody>
      </Table>
    </Stack>
  )
}

function SideRow(props: {
  readonly label: string
  readonly date: string
  readonly figure: ReactNode
  readonly chosen: boolean
  readonly onChoose: () => void
}) {
  const { locale } = useWords()
  return (
    <Table.Tr data-selected={props.chosen || undefined}>
      <Table.Td>
        <Checkbox label={props.label} checked={props.chosen} onChange={props.onChoose} />
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatDate(props.date, locale)}</Table.Td>
      <Table.Td ta="right">{props.figure}</Table.Td>
    </Table.Tr>
  )
}
