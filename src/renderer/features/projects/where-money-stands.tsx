import { Bars, Loaded, useRead, useWords } from '#renderer/ui/index.ts'
import { Part } from './tab-body.tsx'

/** The six amounts of a project as they stand, each a link to what it is made of. */
export function WhereMoneyStands({ projectId }: { readonly projectId: string }) {
  const { t } = useWords()
  const levels = useRead('availability.levels', { projectId })
  if (levels.data?.totals === null) return null
  return (
    <Part title={t('availability.title')}>
      <Loaded of={levels} lines={6}>
        {({ totals, currency }) =>
          totals === null ? null : (
            <Bars
              amounts={totals}
              currency={currency}
              label={t('availability.title')}
              linkOf={amount => ({
                to: '/projects/$projectId/budget',
                params: { projectId },
                search: { amount },
              })}
            />
          )
        }
      </Loaded>
    </Part>
  )
}
