import { InventedBadge, Page, Sides, usePaper, useWords } from '#renderer/ui/index.ts'
import { CallStateBadge } from './call-columns.tsx'
import { CALL_TABS } from './call-tabs.ts'
import { GuidelinesMenu } from './guidelines-menu.tsx'
import { useCall, useCallId } from './use-call.ts'

/** A call: its head, and below it one of its sides, each under an address of its own. */
export function CallPage() {
  const { t } = useWords()
  const callId = useCallId()
  const read = useCall()
  const call = read.data?.call
  const guidelines = usePaper('call-guidelines')
  return (
    <Page
      title={call ? `${call.code} · ${call.title}` : t('call.one')}
      marks={
        call ? (
          <>
            <CallStateBadge state={call.state} />
            {call.invented ? <InventedBadge /> : null}
          </>
        ) : null
      }
      actions={call ? <GuidelinesMenu code={call.code} paper={guidelines} /> : undefined}
      body="fill"
    >
      {guidelines.panel}
      <Sides label={t('call.tabs')} sides={CALL_TABS} params={{ callId }} of={read} wrap />
    </Page>
  )
}
