import { Button, Stack, Title } from '@mantine/core'
import { useState } from 'react'
import { ErrorState, Loaded, useAct, useMay, useRead, useToast, useWords } from '#renderer/ui/index.ts'
import classes from './awards.module.css'
import { DecisionForm } from './decision-form.tsx'
import { DecisionTable } from './decision-table.tsx'
import { FileComplaint } from './file-complaint.tsx'
import { PaperButtons } from './paper-buttons.tsx'
import { useApplicationId } from './use-ids.ts'

/** The decision on an application: its effect on the money before it is taken, what was decided, complaints. */
export function DecisionTab() {
  const { t } = useWords()
  const may = useMay()
  const id = useApplicationId()
  const read = useRead('applications.get', { id })
  const [isFiling, setFiling] = useState(false)
  return (
    <div className={classes['body']}>
      <Loaded of={read} lines={8}>
        {application => (
          <Stack gap="lg">
            {application.state === 'recommended' && may('rankings.startDocCheck') ? (
              <StartDocCheck id={application.id} version={application.version} />
            ) : null}
            <DecisionForm key={`${application.id} ${application.state}`} applicationId={application.id} />
            <Taken callId={application.call.id} applicationId={application.id} />
            <PaperButtons
              paper="application-summary"
              parameters={{ call: application.call.code, application: application.referenceNo }}
              formats={['pdf', 'docx']}
            />
            {may('complaints.file') ? (
              <Button variant="default" onClick={() => setFiling(true)} w="fit-content">
                {t('awards.fileComplaint')}
              </Button>
            ) : null}
            {isFiling ? (
              <FileComplaint applicationId={application.id} onClose={() => setFiling(false)} />
            ) : null}
          </Stack>
        )}
      </Loaded>
    </div>
  )
}

function StartDocCheck(props: { readonly id: string; readonly version: number }) {
  const { t } = useWords()
  const toast = useToast()
  const act = useAct('rankings.startDocCheck')
  const run = async () => {
    const done = await act.run(props)
    if (done.ok) toast.done('awards.docCheckStarted')
  }
  return (
    <Stack gap="xs" align="flex-start">
      <Button onClick={() => void run()} loading={act.running}>
        {t('awards.startDocCheck')}
      </Button>
      {act.error ? <ErrorState error={act.error} /> : null}
    </Stack>
  )
}

/** What was decided of this application, newest first. */
function Taken(props: { readonly callId: string; readonly applicationId: string }) {
  const { t } = useWords()
  const read = useRead('decisions.list', props)
  return (
    <Stack component="section" gap="xs" aria-label={t('awards.decisions')}>
      <Title order={2} size="h3">
        {t('awards.decisions')}
      </Title>
      <Loaded of={read} lines={3}>
        {({ rows, currency }) => <DecisionTable rows={rows} currency={currency} />}
      </Loaded>
    </Stack>
  )
}
