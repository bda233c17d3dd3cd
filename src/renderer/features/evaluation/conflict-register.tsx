import { Badge, Stack, Table, Text, Title } from '@mantine/core'
import { Loaded, NoticeList, useRead, useWords } from '#renderer/ui/index.ts'
import { formatInZone } from '#shared/kernel/zoned-time.ts'

/** Every declaration of a call, late ones with the score they voided, and links that the registry knows. */
export function ConflictRegister({ callId }: { readonly callId: string }) {
  const { t, locale } = useWords()
  const read = useRead('committees.conflicts', { callId })
  return (
    <Stack component="section" gap="xs" aria-label={t('committees.register')}>
      <Title order={2} size="h4">
        {t('committees.register')}
      </Title>
      <Loaded of={read} lines={4}>
        {({ rows, links, zone }) => (
          <>
            {links.map(link => (
              <div key={`${link.applicationId} ${link.person.id}`}>
                <Text size="sm" fw={600}>
                  {`${link.referenceNo} · ${link.person.name}`}
                </Text>
                <NoticeList blockers={[]} warnings={link.links} />
              </div>
            ))}
            {rows.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t('committees.registerEmpty')}
              </Text>
            ) : (
              <Table aria-label={t('committees.register')} verticalSpacing={4}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">{t('application.referenceNo')}</Table.Th>
                    <Table.Th scope="col">{t('committees.person')}</Table.Th>
                    <Table.Th scope="col">{t('committees.declared')}</Table.Th>
                    <Table.Th scope="col">{t('column.note')}</Table.Th>
                    <Table.Th scope="col">{`${t('column.declared_at')} (${zone})`}</Table.Th>
                    <Table.Th scope="col">{t('committees.voided')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map(row => (
                    <Table.Tr key={row.id}>
                      <Table.Th scope="row" fw={400}>
                        {row.referenceNo}
                      </Table.Th>
                      <Table.Td>{row.person.name}</Table.Td>
                      <Table.Td>
                        <Badge variant="light" color={row.kind === 'none' ? 'gray' : 'red'}>
                          {t(`conflictKind.${row.kind}`)}
                        </Badge>
                      </Table.Td>
                      <Table.Td>{row.note}</Table.Td>
                      <Table.Td>{formatInZone(row.declaredAt, zone, locale)}</Table.Td>
                      <Table.Td>
                        {row.voidedTotal === null
                          ? ''
                          : t('committees.voidedTotal', { total: row.voidedTotal })}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            )}
          </>
        )}
      </Loaded>
    </Stack>
  )
}
