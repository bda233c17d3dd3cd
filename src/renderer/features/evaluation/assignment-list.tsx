import { Badge, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  ApplicantName,
  DataList,
  DecimalFigure,
  knownColumns,
  type ListColumn,
  type ListSource,
  useClient,
  useListExport,
  useMay,
  useWords,
} from '#renderer/ui/index.ts'
import type { AssignmentRow, CommitteeMember } from '#shared/contract/committees.ts'
import { ASSIGNMENT_COLUMNS } from '#shared/contract/list-columns.ts'
import { readerMark, readingStanding } from '#shared/domain/evaluation/index.ts'
import classes from './assessment.module.css'
import { readerColour } from './reader-marks.ts'
import { ReadersDialog } from './readers-dialog.tsx'
import { usePoints } from './use-points.ts'

/** Pixels: three readers stand below each other. */
const ROOM_FOR_READERS = 32

function Readers({ row }: { readonly row: AssignmentRow }) {
  const { t } = useWords()
  const points = usePoints()
  return (
    <div className={classes['readers']}>
      {row.readers.map(reader => (
        <Badge key={reader.assignmentId} size="sm" color={readerColour(reader)} variant="light" tt="none">
          {`${reader.person.name}: ${reader.total === null ? t(`committees.marks.${readerMark(reader)}`) : points(reader.total)}`}
        </Badge>
      ))}
      {row.unassigned > 0 ? (
        <Badge size="sm" color="amber" variant="light" tt="none">
          {t('committees.unassigned', { count: row.unassigned })}
        </Badge>
      ) : null}
    </div>
  )
}

/** A figure of the scores leads to the sheets that it comes from. */
function ToSheets({ row, figure }: { readonly row: AssignmentRow; readonly figure: string | null }) {
  if (figure === null) return null
  const { applicationId } = row
  return (
    <Link to="/grants/applications/$applicationId/evaluation" params={{ applicationId }}>
      <DecimalFigure value={figure} />
    </Link>
  )
}

function useColumns(): readonly ListColumn<AssignmentRow>[] {
  const { t, say } = useWords()
  return [
    {
      id: 'referenceNo',
      label: t('application.referenceNo'),
      width: 110,
      fixed: true,
      cell: row => (
        <Link to="/grants/applications/$applicationId" params={{ applicationId: row.applicationId }}>
          {row.referenceNo}
        </Link>
      ),
    },
    {
      id: 'applicant',
      label: t('application.applicant'),
      width: 200,
      isName: true,
      cell: row => <ApplicantName name={row.applicantName} />,
    },
    {
      id: 'readers',
      label: t('committees.readers'),
      width: 230,
      grow: true,
      cell: row => <Readers row={row} />,
    },
    {
      id: 'gap',
      label: t('committees.gap'),
      width: 80,
      align: 'right',
      cell: row => <ToSheets row={row} figure={row.gap} />,
    },
    {
      id: 'average',
      label: t('column.average_sort'),
      width: 120,
      align: 'right',
      cell: row => <ToSheets row={row} figure={row.average} />,
    },
    {
      id: 'standing',
      label: t('committees.standing'),
      width: 200,
      isName: true,
      cell: row => {
        const { messageKey, details } = readingStanding(row)
        return say(messageKey, details)
      },
    },
  ]
}

/** Applications with their readers: who declared what, how far each is, and what it comes to. */
export function AssignmentList(props: {
  readonly callId: string
  readonly members: readonly CommitteeMember[]
}) {
  const { t } = useWords()
  const client = useClient()
  const may = useMay()
  const columns = useColumns()
  const [text, setText] = useState('')
  const [assigning, setAssigning] = useState<AssignmentRow | null>(null)
  const exporting = useListExport('assignments.export', (shown, wish) => ({
    callId: props.callId,
    text,
    columns: knownColumns(shown, ASSIGNMENT_COLUMNS),
    ...wish,
  }))
  const source: ListSource<AssignmentRow> = {
    key: ['committees.assignments', props.callId, text],
    read: ({ offset, limit }, signal) =>
      client.call('committees.assignments', { callId: props.callId, text, offset, limit }, { signal }),
  }
  return (
    <section aria-label={t('committees.assignments')} className={classes['assignments']}>
      {exporting.panel}
      <DataList<AssignmentRow>
        name="assignments"
        extraHeight={ROOM_FOR_READERS}
        label={t('committees.assignments')}
        columns={columns}
        rowId={row => row.applicationId}
        source={source}
        onExport={exporting.run}
        toolbar={
          <TextInput
            aria-label={t('committees.filter')}
            placeholder={t('committees.filter')}
            value={text}
            onChange={event => setText(event.currentTarget.value)}
            w={240}
          />
        }
        {...(may('committees.assign') ? { onOpen: setAssigning } : {})}
        empty={{ title: t('committees.noApplications'), text: t('committees.noApplicationsHelp') }}
      />
      <ReadersDialog
        callId={props.callId}
        row={assigning}
        members={props.members}
        onClose={() => setAssigning(null)}
      />
    </section>
  )
}
