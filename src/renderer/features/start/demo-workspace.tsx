import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { ProgressPanel, useJob, useWords } from '#renderer/ui/index.ts'
import { DEMO_WORKSPACE } from '#shared/contract/shell.ts'

/** Makes or opens the demonstration as soon as it is shown; a cancelled making leaves nothing behind. */
export function DemoWorkspace() {
  const { t } = useWords()
  const demo = useJob('workspace.createDemo')
  const { start } = demo
  const open = () => start({ location: { kind: 'named', name: DEMO_WORKSPACE } })
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    void start({ location: { kind: 'named', name: DEMO_WORKSPACE } })
  }, [start])
  if (demo.state.phase === 'idle' && begun.current)
    return (
      <div>
        <Button variant="light" onClick={() => void open()}>
          {t('start.demoOpen')}
        </Button>
      </div>
    )
  return (
    <ProgressPanel state={demo.state} onCancel={demo.cancel} label={t('start.demoWorking')} onRetry={open} />
  )
}
