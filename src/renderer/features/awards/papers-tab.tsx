import { Stack, Title } from '@mantine/core'
import { Loaded, useMay, useRead, useWords } from '#renderer/ui/index.ts'
import classes from './awards.module.css'
import { LetterTexts } from './letter-texts.tsx'
import { Letters } from './letters.tsx'
import { PaperButtons } from './paper-buttons.tsx'
import { useCallId } from './use-ids.ts'

/** Papers of the evaluation, and the letters to applicants once the call is decided. */
export function PapersTab() {
  const { t } = useWords()
  const may = useMay()
  const callId = useCallId()
  const read = useRead('calls.get', { id: callId })
  return (
    <div className={classes['body']}>
      <Loaded of={read} lines={6}>
        {({ call }) => (
          <Stack gap="lg">
            <Stack component="section" gap="xs" aria-label={t('awards.papers')}>
              <Title order={2} size="h3">
                {t('awards.papers')}
              </Title>
              <PaperButtons
                paper="admin-checklist"
                parameters={{ call: call.code, application: null }}
                formats={['pdf', 'xlsx']}
              />
              <PaperButtons
                paper="evaluation-report"
                parameters={{ call: call.code }}
                formats={['xlsx', 'pdf']}
              />
              <PaperButtons paper="ranking-list" parameters={{ call: call.code }} formats={['pdf', 'xlsx']} />
              <PaperButtons
                paper="evaluation-minutes"
                parameters={{ call: call.code }}
                formats={['pdf', 'docx']}
              />
            </Stack>
            <Letters callId={callId} />
            {may('letters.texts') ? <LetterTexts callId={callId} /> : null}
          </Stack>
        )}
      </Loaded>
    </div>
  )
}
