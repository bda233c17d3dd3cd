import { Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Figure, Loaded, reachable, useRead, useWords } from '#renderer/ui/index.ts'
import { ApplicationStateBadge } from './application-columns.tsx'
import classes from './application-page.module.css'
import { useApplicationId } from './use-application.ts'

/** What the applicant asked for and got before, over all calls, in any role. */
export function HistoryTab() {
  const { t } = useWords()
  const applicationId = useApplicationId()
  const read = useRead('intake.history', { applicationId, organisationId: null })
  return (
    <div className={classes['body']} {...reachable(t('application.content'))}>
      <Loaded of={read} lines={5}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text c="dimmed">{t('application.noHistory')}</Text>
          ) : (
            <Stack>
              <Table aria-label={t('application.tab.history')}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('application.referenceNo')}</Table.Th>
                    <Table.Th>{t('application.call')}</Table.Th>
                    <Table.Th>{t('application.title')}</Table.Th>
                    <Table.Th>{t('application.role')}</Table.Th>
                    <Table.Th>{t('application.state')}</Table.Th>
                    <Table.Th ta="right">{t('application.requested')}</Table.Th>
                    <Table.Th ta="right">{t('application.awarded')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map(row => (
                    <Table.Tr key={`${row.id} ${row.role}`}>
                      <Table.Td>
                        <Link to="/grants/applications/$applicationId" params={{ applicationId: row.id }}>
                          {row.referenceNo}
                        </Link>
                      </Table.Td>
                      <Table.Td>{row.call.name}</Table.Td>
                      <Table.Td>{row.title}</Table.Td>
                      <Table.Td>
                        {t(`applicantRole.${row.role}`)}
                        {row.byName ? ` (${t('application.byName')})` : ''}
                      </Table.Td>
                      <Table.Td>
                        <ApplicationStateBadge state={row.state} />
                      </Table.Td>
                      <Table.Td ta="right">
                        <Figure amount={row.requested} withCurrency />
                      </Table.Td>
                      <Table.Td ta="right">
                        <Figure amount={row.awarded} withCurrency />
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Stack>
          )
        }
      </Loaded>
    </div>
  )
}
