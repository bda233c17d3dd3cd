import { Paper, Stack, Table, Text } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useWords } from '../words/use-words.ts'

/** One thing that changes; without `before` it is something new. */
export type Effect = { readonly label: string; readonly before?: ReactNode; readonly after: ReactNode }

/** What an act will do, before it is done: "free funds on 6.1: 12,400.00 → 2,400.00". */
export function EffectPreview(props: { readonly effects: readonly Effect[]; readonly note?: string }) {
  const { t } = useWords()
  if (props.effects.length === 0 && props.note === undefined) return null
  return (
    <Paper withBorder p="sm" bg="var(--surface-sunken)">
      <Stack gap={4}>
        <Text size="sm" fw={600}>
          {t('effect.title')}
        </Text>
        {props.note === undefined ? null : <Text size="sm">{props.note}</Text>}
        {props.effects.length === 0 ? null : (
          <Table verticalSpacing={2} withRowBorders={false} aria-label={t('effect.title')}>
            <Table.Tbody>
              {props.effects.map(effect => (
                <Table.Tr key={effect.label}>
                  <Table.Th scope="row" fw={400}>
                    {effect.label}
                  </Table.Th>
                  <Table.Td ta="right">{effect.before}</Table.Td>
                  <Table.Td w={28} ta="center">
                    {effect.before === undefined ? null : (
                      <IconArrowRight size={14} aria-label={t('effect.becomes')} />
                    )}
                  </Table.Td>
                  <Table.Td ta="right" fw={600}>
                    {effect.after}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
    </Paper>
  )
}
