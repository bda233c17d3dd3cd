import { Alert } from '@mantine/core'
import { type UseFormReturnType, useForm } from '@mantine/form'
import { IconLock } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { FormFrame, useAct, useMay, useToast, useWords } from '#renderer/ui/index.ts'
import type { WireError } from '#shared/contract/frames.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { CallContent, CallPatch } from './call-body.tsx'
import { CorrigendumDialog } from './corrigendum-dialog.tsx'

type Answer = Result<OutputOf<'calls.change'>, WireError>
type Pending = { readonly patch: CallPatch; readonly settle: (answer: Answer) => void }

/** Whoever leaves the corrigendum's dialog goes back to the form, where everything typed still stands. */
const LEFT: Answer = {
  ok: false,
  error: { code: 'Cancelled', messageKey: 'call.corrigendumLeft', details: {}, incidentId: null },
}

export type CallFormProps<V extends object> = {
  /** Names the form for drafts: `call-terms`. */
  readonly name: string
  readonly content: CallContent
  readonly initial: V
  readonly patchOf: (values: V) => CallPatch
  readonly validate?: (values: V) => Record<string, string>
  readonly children: (form: UseFormReturnType<V>, fixed: boolean) => ReactNode
}

/**
 * A form over a part of what a call says. While the call is set up it saves; while it is open it issues a corrigendum with a
 * reason; afterwards, and for those who only read, everything is shown and nothing can be changed.
 */
export function CallForm<V extends object>(props: CallFormProps<V>) {
  const { content, initial, patchOf, validate } = props
  const { t } = useWords()
  const may = useMay()
  const change = useAct('calls.change')
  const toast = useToast()
  const [pending, setPending] = useState<Pending | null>(null)
  const form = useForm<V>({
    mode: 'controlled',
    initialValues: initial,
    validate: values => validate?.(values) ?? {},
  })
  const { frozen, setup, version } = content
  const fixed = frozen === 'closed' || !may('calls.change')
  if (fixed)
    return (
      <fieldset disabled style={{ border: 0, margin: 0, padding: 0, minInlineSize: 0 }}>
        {frozen === 'closed' ? (
          <Alert color="gray" icon={<IconLock aria-hidden />} mb="md">
            {t('call.frozenClosed', { stateKey: `callState.${setup.state}` })}
          </Alert>
        ) : null}
        {props.children(form, true)}
      </fieldset>
    )
  const send = (values: V): Promise<Answer> => {
    const patch = patchOf(values)
    if (frozen === 'no') return change.run({ id: setup.id, version, patch })
    return new Promise(settle => setPending({ patch, settle }))
  }
  return (
    <>
      {frozen === 'corrigendum' ? (
        <Alert color="amber" icon={<IconLock aria-hidden />} mb="md">
          {t('call.frozenOpen')}
        </Alert>
      ) : null}
      <FormFrame
        form={form}
        draft={{ form: props.name, recordId: setup.id }}
        submitLabel={frozen === 'no' ? t('act.save') : t('call.issueCorrigendum')}
        onSubmit={send}
        onSaved={saved =>
          saved.corrigendum === null
            ? toast.done('call.saved')
            : toast.done('call.corrigendumIssued', { number: saved.corrigendum })
        }
      >
        <div data-side-by-side>{props.children(form, false)}</div>
      </FormFrame>
      {pending ? (
        <CorrigendumDialog
          content={content}
          patch={pending.patch}
          onClose={() => {
            pending.settle(LEFT)
            setPending(null)
          }}
          onIssue={async corrigendum => {
            const answer = await change.run({ id: setup.id, version, patch: pending.patch, corrigendum })
            if (!answer.ok) return answer.error
            pending.settle(answer)
            setPending(null)
            return null
          }}
        />
      ) : null}
    </>
  )
}
