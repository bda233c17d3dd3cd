import { Pill } from '@mantine/core'
import { useWords, type Words } from '#renderer/ui/index.ts'
import type { LedgerFilter } from '#shared/contract/ledger.ts'
import { formatMonth } from '#shared/kernel/format-date.ts'

type Change = (part: Partial<LedgerFilter>) => void
type Named = (filter: LedgerFilter, words: Words) => string

/** Filters that only come with a link, the value that takes each away, and what it is called. */
const ELSEWHERE = {
  activityId: [null, (_, { t }) => t('ledger.oneActivity')],
  interventionId: [null, (_, { t }) => t('ledger.oneIntervention')],
  importRunId: [null, (_, { t }) => t('ledger.oneImport')],
  procurementId: [null, (_, { t }) => t('ledger.oneProcurement')],
  payrollId: [null, (_, { t }) => t('ledger.oneSalary')],
  payrollMonth: [
    null,
    ({ payrollMonth }, { t, locale }) =>
      t('ledger.salariesOf', { month: payrollMonth === null ? '' : formatMonth(payrollMonth, locale) }),
  ],
  sharedCostId: [null, (_, { t }) => t('ledger.oneShared')],
  openAccruals: [false, (_, { t }) => t('ledger.openAccruals')],
  ineligible: [false, (_, { t }) => t('ledger.ineligible')],
  ineligibleReason: [
    null,
    ({ ineligibleReason }, { t }) => t('ledger.ineligibleFor', { reason: ineligibleReason ?? '' }),
  ],
  withAsset: [false, (_, { t }) => t('ledger.withAsset')],
} as const satisfies { readonly [K in keyof LedgerFilter]?: readonly [LedgerFilter[K], Named] }
type Elsewhere = keyof typeof ELSEWHERE

const KEYS = Object.keys(ELSEWHERE) as readonly Elsewhere[]

/** Those that narrow the list. */
export const elsewhereOf = (filter: LedgerFilter): readonly Elsewhere[] =>
  KEYS.filter(key => filter[key] !== ELSEWHERE[key][0])

/** Filters that come with a link from another screen: shown, and taken away. */
export function FromElsewhere(props: { readonly filter: LedgerFilter; readonly onChange: Change }) {
  const { filter, onChange } = props
  const words = useWords()
  const { t } = words
  const lost = filter.projectId === null && filter.lineIds.length > 0
  return (
    <>
      {elsewhereOf(filter).map(key => {
        const [none, nameOf] = ELSEWHERE[key]
        return (
          <FilterPill
            key={key}
            name={nameOf(filter, words)}
            shown={nameOf(filter, words)}
            onRemove={() => onChange({ [key]: none })}
          />
        )
      })}
      {lost ? (
        <FilterPill
          name={t('ledger.lines')}
          shown={t('ledger.someLines', { count: filter.lineIds.length })}
          onRemove={() => onChange({ lineIds: [] })}
        />
      ) : null}
    </>
  )
}

function FilterPill(props: { readonly name: string; readonly shown: string; readonly onRemove: () => void }) {
  const { t } = useWords()
  return (
    <Pill
      size="md"
      withRemoveButton
      removeButtonProps={{
        'aria-label': t('ledger.remove', { filter: props.name }),
        'aria-hidden': false,
        tabIndex: 0,
      }}
      onRemove={props.onRemove}
    >
      {props.shown}
    </Pill>
  )
}
