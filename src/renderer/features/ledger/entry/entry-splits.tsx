import { Stack, Table, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { DecimalFigure, Figure, useRead, useWords } from '#renderer/ui/index.ts'
import type { EntryDetails } from '#shared/contract/ledger.ts'
import type { EntryPart } from './entry-parts.ts'
import classes from './entry-view.module.css'

type Split = EntryDetails['splits'][number]

/** The lines the entry is booked on; the amount of each opens the entries of that line. */
export function EntrySplits({ entry, level }: { readonly entry: EntryDetails; readonly level: 2 | 3 }) {
  const { t } = useWords()
  const titleId = useId()
  const project = useRead('projects.get', { id: entry.projectId })
  const codeOf = (split: Split) => {
    const work = project.data?.workPackages.find(row => row.id === split.workPackageId)
    const activity = project.data?.activities.find(row => row.id === split.activityId)
    return [work?.code, activity?.code].filter(code => code !== undefined).join(' · ')
  }
  const base = entry.base?.currency ?? entry.currency
  return (
    <Stack component="section" gap={4} aria-labelledby={titleId} id={'entry-lines' satisfies EntryPart}>
      <Title order={level} size="h3" id={titleId}>
        {t('entry.splits')}
      </Title>
      <Table aria-labelledby={titleId} verticalSpacing={4} horizontalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('entry.line')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('entry.share')}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              {base}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entry.splits.map(split => (
            <Table.Tr
              key={`${split.lineId} ${split.workPackageId} ${split.activityId} ${split.amount.minor}`}
            >
              <Table.Td className={classes['line'] ?? ''}>
                {split.lineId === null ? (
                  t('entry.noLine')
                ) : (
                  <Link
                    to="/projects/$projectId/budget"
                    params={{ projectId: entry.projectId }}
                    search={{ line: split.lineId }}
                  >
                    {`${split.lineCode} ${split.lineLabel}`}
                  </Link>
                )}
                {codeOf(split) === '' ? null : <div className={classes['work']}>{codeOf(split)}</div>}
              </Table.Td>
              <Table.Td ta="right">
                <DecimalFigure value={split.share} unit="%" />
              </Table.Td>
              <Table.Td ta="right">
                <Figure
                  amount={split.base}
                  label={t('entry.entriesOf', { line: split.lineCode })}
                  link={
                    split.lineId === null
                      ? undefined
                      : {
                          to: '/money/ledger',
                          search: { projectId: entry.projectId, lineIds: [split.lineId] },
                        }
                  }
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}
