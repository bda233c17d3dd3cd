import { Badge, Button, Table } from '@mantine/core'
import { useState } from 'react'
import { ActionsHead, Dialog, EmptyNote, Loaded, useMay, useRead, useWords } from '#renderer/ui/index.ts'
import type { DonorReportRow } from '#shared/contract/closing.ts'
import type { PeriodRow } from '#shared/contract/periods.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { Part } from '../tab-body.tsx'
import { AnswerForm, SubmitForm } from './report-forms.tsx'

const COLOURS: Readonly<Record<DonorReportRow['state'], string>> = {
  submitted: 'blue',
  returned: 'amber',
  accepted: 'teal',
  withdrawn: 'gray',
}

type Act =
  | { readonly kind: 'submit'; readonly period: PeriodRow }
  | { readonly kind: 'answer'; readonly report: DonorReportRow }

/** What went to the donor and what the donor answered; an accepted report keeps its period locked. */
export function DonorReports(props: { readonly projectId: string; readonly periods: readonly PeriodRow[] }) {
  const { t } = useWords()
  const reports = useRead('reports.list', { projectId: props.projectId })
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  return (
    <Part title={t('report.title')}>
      <Loaded of={reports}>
        {({ rows }) => (
          <>
            <NextReport rows={rows} periods={props.periods} onSubmit={setAct} />
            {rows.length === 0 ? (
              <EmptyNote title={t('report.none')} text={t('report.noneHelp')} />
            ) : (
              <ReportTable rows={rows} onAnswer={report => setAct({ kind: 'answer', report })} />
            )}
          </>
        )}
      </Loaded>
      {act?.kind === 'submit' ? (
        <Dialog opened onClose={close} title={t('report.submitTitle', { period: act.period.label })}>
          <SubmitForm period={act.period} projectId={props.projectId} onDone={close} />
        </Dialog>
      ) : null}
      {act?.kind === 'answer' ? (
        <Dialog
          opened
          onClose={close}
          title={t('report.answerTitle', { number: act.report.number, period: act.report.periodLabel })}
        >
          <AnswerForm report={act.report} onDone={close} />
        </Dialog>
      ) : null}
    </Part>
  )
}

/** The first locked period without a report that stands. */
function NextReport(props: {
  readonly rows: readonly DonorReportRow[]
  readonly periods: readonly PeriodRow[]
  readonly onSubmit: (act: Act) => void
}) {
  const { t } = useWords()
  const may = useMay()
  const standing = new Set(
    props.rows.filter(row => row.state === 'submitted' || row.state === 'accepted').map(row => row.periodId),
  )
  const next = props.periods.find(period => period.state === 'locked' && !standing.has(period.id))
  if (!next || !may('reports.submit')) return null
  return (
    <div>
      <Button variant="default" onClick={() => props.onSubmit({ kind: 'submit', period: next })}>
        {`${t('report.submit')}: ${next.label || t('period.numbered', { number: next.number })}`}
      </Button>
    </div>
  )
}

function ReportTable(props: {
  readonly rows: readonly DonorReportRow[]
  readonly onAnswer: (report: DonorReportRow) => void
}) {
  const { t, locale } = useWords()
  const may = useMay()
  return (
    <Table aria-label={t('report.title')} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('period.label')}</Table.Th>
          <Table.Th scope="col">{t('report.number')}</Table.Th>
          <Table.Th scope="col">{t('report.submittedOn')}</Table.Th>
          <Table.Th scope="col">{t('report.answeredOn')}</Table.Th>
          <Table.Th scope="col">{t('report.state')}</Table.Th>
          <Table.Th scope="col">{t('report.reference')}</Table.Th>
          <Table.Th scope="col">{t('report.note')}</Table.Th>
          <ActionsHead />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {props.rows.map(row => (
          <Table.Tr key={row.id}>
            <Table.Td>{row.periodLabel}</Table.Td>
            <Table.Td>{row.number}</Table.Td>
            <Table.Td>{formatDate(row.submittedOn, locale)}</Table.Td>
            <Table.Td>{row.answeredOn === null ? null : formatDate(row.answeredOn, locale)}</Table.Td>
            <Table.Td>
              <Badge color={COLOURS[row.state]} variant="light">
                {t(`report.state.${row.state}`)}
              </Badge>
            </Table.Td>
            <Table.Td>{row.reference}</Table.Td>
            <Table.Td>{row.note}</Table.Td>
            <Table.Td ta="right">
              {row.state === 'submitted' && may('reports.answer') ? (
                <Button size="xs" variant="light" onClick={() => props.onAnswer(row)}>
                  {t('report.answer')}
                </Button>
              ) : null}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
