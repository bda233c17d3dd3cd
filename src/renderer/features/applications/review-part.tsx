import { Alert, Button, List, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { ConfirmAct, useAct, useMay, useToast, useWords } from '#renderer/ui/index.ts'
import type { ApplicationDetail } from '#shared/contract/applications.ts'
import { useReviewText } from './review-text.ts'

/** What has to be looked at in an application, with the act that says it was; nothing when nothing has. */
export function ReviewPart({ application }: { readonly application: ApplicationDetail }) {
  const { t } = useWords()
  const may = useMay()
  const reviewText = useReviewText()
  const [confirming, setConfirming] = useState(false)
  if (!application.needsReview) return null
  const points = application.reviewNote.split('; ').filter(point => point !== '')
  return (
    <>
      <Alert color="amber" title={t('badge.needsReview')} role="note">
        <Stack gap="xs" align="flex-start">
          <List size="sm">
            {points.map(point => (
              <List.Item key={point}>{reviewText(point)}</List.Item>
            ))}
          </List>
          {may('intake.reviewed') ? (
            <Button variant="default" size="compact-sm" onClick={() => setConfirming(true)}>
              {t('application.markReviewed')}
            </Button>
          ) : null}
        </Stack>
      </Alert>
      {confirming ? <Confirm application={application} onClose={() => setConfirming(false)} /> : null}
    </>
  )
}

function Confirm(props: { readonly application: ApplicationDetail; readonly onClose: () => void }) {
  const { t } = useWords()
  const toast = useToast()
  const { id, version, referenceNo } = props.application
  const review = useAct('intake.reviewed')
  const [note, setNote] = useState('')
  return (
    <ConfirmAct
      opened
      onClose={props.onClose}
      title={t('application.markReviewedTitle', { reference: referenceNo })}
      text={t('application.reviewedText')}
      confirmLabel={t('application.markReviewed')}
      running={review.running}
      error={review.error}
      onConfirm={async () => {
        const done = await review.run({ id, version, note: note.trim() })
        if (!done.ok) return
        toast.done('application.isReviewed', { reference: referenceNo })
        props.onClose()
      }}
    >
      <Textarea
        label={t('application.reviewFound')}
        description={t('application.reviewFoundHelp')}
        autosize
        minRows={2}
        maxLength={1000}
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
        data-autofocus
      />
    </ConfirmAct>
  )
}
