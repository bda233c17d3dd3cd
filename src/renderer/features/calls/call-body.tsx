import type { ReactNode } from 'react'
import { Loaded, reachable, useRead, useWords } from '#renderer/ui/index.ts'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import classes from './call-page.module.css'
import { useCallId } from './use-call.ts'

/** All that a call says, with its version and what is missing. */
export type CallContent = OutputOf<'calls.setup'>
export type CallPatch = InputOf<'calls.change'>['patch']

/** A side of a call that scrolls: reads what the call says and draws it. */
export function CallBody(props: { readonly children: (content: CallContent) => ReactNode }) {
  const { t } = useWords()
  const read = useRead('calls.setup', { id: useCallId() })
  return (
    <div className={classes['body']} {...reachable(t('call.content'))}>
      <Loaded of={read} lines={8}>
        {props.children}
      </Loaded>
    </div>
  )
}
