import { SimpleGrid, Stack, Text } from '@mantine/core'
import { type UseFormReturnType, useForm } from '@mantine/form'
import {
  Facts,
  Figure,
  type FigureLink,
  FormFrame,
  Loaded,
  MoneyField,
  useAct,
  useMay,
  useRead,
  useToast,
  useWords,
} from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { PeriodRow } from '#shared/contract/periods.ts'
import { positionTotal } from '#shared/domain/reports/index.ts'
import { Part } from './tab-body.tsx'

type Stored = OutputOf<'funds.position'>
const FIELDS = ['bank', 'cash', 'advances', 'payables', 'statement', 'outstanding'] as const
type OfPeriod = { readonly stored: Stored; readonly projectId: string; readonly period: PeriodRow }
type Values = Record<(typeof FIELDS)[number], number | null>

/** Where a counted amount is kept: what is in the accounts, payments still to be made, what partners hold in advance. */
function behind(name: (typeof FIELDS)[number], projectId: string): FigureLink | undefined {
  if (name === 'advances') return { to: '/projects/$projectId/commitments', params: { projectId } }
  if (name === 'payables') return { to: '/money/pending', search: { projectId } }
  return { to: '/money/accounts' }
}

type PositionProps = { readonly period: PeriodRow; readonly projectId: string }

/** Bank, cash, advances and payables as counted at the period's end; they must add up to the closing balance. */
export function Position({ period, projectId }: PositionProps) {
  const { t } = useWords()
  const position = useRead('funds.position', { periodId: period.id })
  return (
    <Part title={t('position.title')}>
      <Loaded of={position}>
        {stored => (
          <PositionForm key={stored.version} stored={stored} period={period} projectId={projectId} />
        )}
      </Loaded>
    </Part>
  )
}

function PositionForm({ stored, period, projectId }: PositionProps & { readonly stored: Stored }) {
  const { t } = useWords()
  const may = useMay()
  const toast = useToast()
  const save = useAct('funds.savePosition')
  const { bank, cash, advances, payables, statement, outstanding, currency } = stored
  const form = useForm<Values>({
    mode: 'uncontrolled',
    initialValues: { bank, cash, advances, payables, statement, outstanding },
  })
  const canWrite = may('funds.savePosition') && period.state === 'open'
  if (!canWrite) return <PositionFacts stored={stored} projectId={projectId} period={period} />
  const fields = (
    <SimpleGrid cols={{ base: 1, sm: 3 }} data-side-by-side>
      {FIELDS.map(name => (
        <MoneyField
          key={form.key(name)}
          label={t(`position.${name}`)}
          help={t(`position.${name}Help`)}
          currency={currency}
          {...form.getInputProps(name)}
        />
      ))}
    </SimpleGrid>
  )
  return (
    <FormFrame
      form={form}
      draft={{ form: 'position', recordId: period.id }}
      submitLabel={t('position.save')}
      onSubmit={values =>
        save.run({
          periodId: period.id,
          version: stored.version,
          bank: values.bank ?? 0,
          cash: values.cash ?? 0,
          advances: values.advances ?? 0,
          payables: values.payables ?? 0,
          statement: values.statement ?? 0,
          outstanding: values.outstanding ?? 0,
        })
      }
      onSaved={() => toast.done('position.saved')}
    >
      {fields}
      <TypedSum form={form} stored={stored} projectId={projectId} period={period} />
    </FormFrame>
  )
}

/** The count as it was kept: what is locked, or not for this role to write, reads like any other figure. */
function PositionFacts({ stored, projectId, period }: OfPeriod) {
  const { t } = useWords()
  const { bank, cash, advances, payables, currency } = stored
  return (
    <Stack gap="sm">
      <Facts
        facts={FIELDS.map(name => ({
          label: t(`position.${name}`),
          value: (
            <Figure amount={{ minor: stored[name], currency }} withCurrency link={behind(name, projectId)} />
          ),
        }))}
      />
      <Sum
        stored={stored}
        projectId={projectId}
        period={period}
        counted={{ bank, cash, advances, payables }}
      />
    </Stack>
  )
}

function TypedSum(props: OfPeriod & { readonly form: UseFormReturnType<Values> }) {
  const { form, ...ofPeriod } = props
  const counted = {
    bank: form.useWatchValue('bank') ?? 0,
    cash: form.useWatchValue('cash') ?? 0,
    advances: form.useWatchValue('advances') ?? 0,
    payables: form.useWatchValue('payables') ?? 0,
  }
  return <Sum {...ofPeriod} counted={counted} />
}

type Counted = Pick<Stored, 'bank' | 'cash' | 'advances' | 'payables'>

function Sum({ stored, counted, projectId, period }: OfPeriod & { readonly counted: Counted }) {
  const { t } = useWords()
  const { currency, closing } = stored
  const sum = positionTotal({
    bankMinor: counted.bank,
    cashMinor: counted.cash,
    advancesMinor: counted.advances,
    payablesMinor: counted.payables,
  })
  return (
    <Text role="status">
      {t('position.sum')}{' '}
      <Figure amount={{ minor: sum, currency }} withCurrency strong link={{ to: '/money/accounts' }} />
      {' · '}
      {t('position.closing')}{' '}
      <Figure
        amount={{ minor: closing, currency }}
        withCurrency
        strong
        link={{ to: '/projects/$projectId/funds', params: { projectId } }}
      />
      {' · '}
      {sum === closing ? (
        t('position.agrees')
      ) : (
        <>
          {t('position.differs')}{' '}
          <Figure
            amount={{ minor: sum - closing, currency }}
            withCurrency
            strong
            link={{
              to: '/money/ledger',
              search: { projectId, from: period.startDate, to: period.endDate },
            }}
            label={t('figureLink.period', { period: period.label })}
          />
        </>
      )}
    </Text>
  )
}
