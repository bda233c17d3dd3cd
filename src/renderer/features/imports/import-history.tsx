import { Stack, Table, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Loaded, showInstant, useRead, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'

type Run = OutputOf<'imports.history'>['rows'][number]

const MOST = 50

/** What was imported before, by whom; a ledger's file opens its entries. */
export function ImportHistory() {
  const { t } = useWords()
  const history = useRead('imports.history', { limit: MOST })
  return (
    <Stack gap="xs" component="section" aria-label={t('wizard.history')}>
      <Title order={2}>{t('wizard.history')}</Title>
      <Loaded of={history} lines={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('wizard.historyEmpty')}
            </Text>
          ) : (
            <Table.ScrollContainer minWidth={820}>
              <Table verticalSpacing={4} aria-label={t('wizard.history')}>
                <HistoryHead />
                <Table.Tbody>
                  {rows.map(run => (
                    <HistoryRow key={run.id} run={run} />
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </Loaded>
    </Stack>
  )
}

const COUNTS = ['rowsRead', 'created', 'updated', 'unchanged'] as const

function HistoryHead() {
  const { t } = useWords()
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th scope="col">{t('wizard.when')}</Table.Th>
        <Table.Th scope="col">{t('wizard.kindShort')}</Table.Th>
        <Table.Th scope="col">{t('wizard.file')}</Table.Th>
        <Table.Th scope="col">{t('project.one')}</Table.Th>
        {COUNTS.map(name => (
          <Table.Th key={name} scope="col" ta="right">
            {t(`wizard.count.${name}`)}
          </Table.Th>
        ))}
        <Table.Th scope="col">{t('wizard.by')}</Table.Th>
      </Table.Tr>
    </Table.Thead>
  )
}

function HistoryRow({ run }: { readonly run: Run }) {
  const { t, locale } = useWords()
  return (
    <Table.Tr>
      <Table.Td>{showInstant(run.importedAt, locale)}</Table.Td>
      <Table.Td>{t(`wizard.kinds.${run.kind}`)}</Table.Td>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>
        {run.kind === 'ledger' ? (
          <Link to="/money/ledger" search={{ importRunId: run.id }}>
            {run.fileName}
          </Link>
        ) : (
          run.fileName
        )}
      </Table.Td>
      <Table.Td>{run.projectCode ?? ''}</Table.Td>
      {COUNTS.map(name => (
        <Table.Td key={name} ta="right">
          {formatDecimalText(String(run[name]), locale)}
        </Table.Td>
      ))}
      <Table.Td>{run.importedBy}</Table.Td>
    </Table.Tr>
  )
}
