import { useNavigate } from '@tanstack/react-router'
import { Loaded, NoPermission, Page, useMay, useRead, useWords } from '#renderer/ui/index.ts'
import { ApplicationForm } from './application-form.tsx'
import { useCallId } from './use-application.ts'

/** A new application of a call, typed in by staff. */
export function NewApplicationPage() {
  const { t } = useWords()
  const may = useMay()
  const navigate = useNavigate()
  const callId = useCallId()
  const read = useRead('intake.form', { callId })
  return (
    <Page title={t('application.new')} subtitle={read.data?.callTitle}>
      {may('intake.start') ? (
        <Loaded of={read} lines={8}>
          {form => (
            <ApplicationForm
              form={form}
              application={null}
              onSaved={id =>
                void navigate({
                  to: '/grants/applications/$applicationId',
                  params: { applicationId: id },
                })
              }
              onCancel={() => void navigate({ to: '/grants/calls/$callId/applications', params: { callId } })}
            />
          )}
        </Loaded>
      ) : (
        <NoPermission procedure="intake.start" />
      )}
    </Page>
  )
}
