import { Table, Text } from '@mantine/core'
import { showMoney, useWords, type Words } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { isPlainDate } from '#shared/kernel/plain-date.ts'
import { formatZoned } from '#shared/kernel/zoned-time.ts'

type Change = OutputOf<'calls.previewChange'>['changes'][number]

/** A stored value as people read it: amounts, instants in the call's zone, days, yes and no, names of choices. */
function shownValue(
  { t, has, say, locale }: Words,
  { field }: Change,
  value: string | null,
  { zone, currency }: { readonly zone: string; readonly currency: string },
): string {
  if (value === null || value === '') return '—'
  if (field.endsWith('Minor')) return showMoney({ minor: Number(value), currency }, locale)
  if (field.endsWith('At') || field === 'questionsUntil') return formatZoned(value, zone, locale)
  if (isPlainDate(value)) return formatDate(value, locale)
  if (value === 'true' || value === 'false') return t(value === 'true' ? 'answer.yes' : 'answer.no')
  const word = [`callKind.${value}`, `callItemStage.${value}`, `applicationsPerApplicant.${value}`].find(has)
  return word === undefined ? value : say(word)
}

function shownName({ t, has, say }: Words, { part, record, field, language }: Change): string {
  const [kind = '', ...rest] = record.split(' ')
  const owner =
    part === 'item'
      ? `${say(`callItemKinds.${kind}`)} ${rest.join(' ')}`
      : part === 'lot'
        ? t('call.lotNo', { code: record })
        : ''
  const own = [`callText.${field}`, `callField.${field}`].find(has)
  const name =
    part === 'form' || part === 'grid' ? t(`call.tab.${part}`) : own === undefined ? field : say(own)
  const spoken = language === null ? '' : ` (${say(`callLanguage.${language}`)})`
  return [owner, part === 'cutoff' ? t('call.cutoffNo', { number: Number(record) }) : name]
    .filter(text => text !== '')
    .join(': ')
    .concat(spoken)
}

/** What a corrigendum changes: each thing before and after. */
export function ChangeList(props: {
  readonly changes: readonly Change[]
  readonly zone: string
  readonly currency: string
}) {
  const words = useWords()
  const { t } = words
  if (props.changes.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('call.noChanges')}
      </Text>
    )
  return (
    <Table withTableBorder verticalSpacing={4} fz="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('call.what')}</Table.Th>
          <Table.Th>{t('call.before')}</Table.Th>
          <Table.Th>{t('call.after')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {props.changes.map(change => (
          <Table.Tr key={JSON.stringify([change.part, change.record, change.field, change.language])}>
            <Table.Td>{shownName(words, change)}</Table.Td>
            <Table.Td>{shownValue(words, change, change.before, props)}</Table.Td>
            <Table.Td>{shownValue(words, change, change.after, props)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
