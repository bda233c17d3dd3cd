import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { DonorNotStatedBadge, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import classes from './project-page.module.css'

type Donor = OutputOf<'projects.get'>['donors'][number]

/** The way of the money, back donor first: Sida → Helvetas → Help. */
export function DonorChain({ donors }: { readonly donors: readonly Donor[] }) {
  const { t } = useWords()
  if (donors.length === 0)
    return (
      <div>
        <DonorNotStatedBadge />
      </div>
    )
  return (
    <ol className={classes['chain']} aria-label={t('project.donorChain')}>
      {donors.map(donor => (
        <li key={donor.id}>
          <Link
            className={classes['link']}
            data-own={donor.role === 'implementing' || undefined}
            to="/registry/$organisationId"
            params={{ organisationId: donor.organisation.id }}
          >
            <Text fw={600}>{donor.organisation.name}</Text>
            <Text size="sm" c="dimmed">
              {t(`chainRole.${donor.role}`)}
            </Text>
          </Link>
        </li>
      ))}
    </ol>
  )
}
