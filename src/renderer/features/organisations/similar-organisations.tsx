import { Alert, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconUsers } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useRead, useWords } from '#renderer/ui/index.ts'

type Watched = { readonly name: string; readonly registrationNo: string; readonly country: string }

export type SimilarOrganisationsProps = {
  readonly form: { readonly useWatchValue: <K extends keyof Watched>(path: K) => Watched[K] }
  readonly exceptId: string | null
}

/** Names shorter than this are like too many others. */
const SHORTEST = 3

/** Warns, without standing in the way, of organisations that may be the same. */
export function SimilarOrganisations({ form, exceptId }: SimilarOrganisationsProps) {
  const { t } = useWords()
  const [typed] = useDebouncedValue(
    {
      name: form.useWatchValue('name').trim(),
      registrationNo: form.useWatchValue('registrationNo').trim(),
      country: form.useWatchValue('country'),
    },
    300,
  )
  const similar = useRead(
    'organisations.similar',
    { ...typed, exceptId },
    { enabled: typed.name.length >= SHORTEST || typed.registrationNo !== '', keepLast: true },
  )
  const rows = similar.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Alert
      color="amber"
      role="status"
      icon={<IconUsers aria-hidden />}
      title={t('organisation.similar', { count: rows.length })}
    >
      <Stack gap={4}>
        {rows.map(row => (
          <Text key={row.id} size="sm">
            <Link to="/registry/$organisationId" params={{ organisationId: row.id }} target="_self">
              {row.name}
            </Link>
            {[row.registrationNo, row.city, row.country]
              .filter(part => part !== '')
              .map(part => ` · ${part}`)
              .join('')}
          </Text>
        ))}
      </Stack>
    </Alert>
  )
}
