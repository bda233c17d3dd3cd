import { Alert, Anchor, Button, Group, List, Stack } from '@mantine/core'
import type { FormErrors, UseFormReturnType } from '@mantine/form'
import { useBlocker } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { WireError } from '#shared/contract/frames.ts'
import type { Result } from '#shared/kernel/result.ts'
import { useInDialog } from '../layout/dialog.tsx'
import { DialogActs } from '../layout/dialog-acts.tsx'
import { ConfirmAct } from '../notices/confirm-act.tsx'
import { ErrorState } from '../states/error-state.tsx'
import { problemText } from '../states/problem-text.ts'
import { showInstant } from '../words/show-value.ts'
import { useWords } from '../words/use-words.ts'
import { type Trouble, TroubleProvider, type TroubleRegister } from './field-trouble.tsx'
import classes from './form-frame.module.css'
import { refusedField, refusedFields } from './refused-fields.ts'
import { type DraftName, type FormDraft, useFormDraft } from './use-form-draft.ts'

export type FormFrameProps<V extends object, T = unknown> = {
  readonly form: UseFormReturnType<V>
  /** Does the act; a refusal is shown at its fields and in the summary. */
  readonly onSubmit: (values: V) => Promise<Result<T, WireError>>
  /** After the success and once the draft is gone, with what the act returned. */
  readonly onSaved?: (value: T) => unknown
  readonly onCancel?: () => void
  readonly submitLabel: string
  /** Keeps what is typed across a crash. Leave out for forms of two fields. */
  readonly draft?: DraftName
  /** More buttons, left of the main one. */
  readonly actions?: ReactNode
  /** What is to be minded before saving; it stands above the acts and stays in sight with them. Keep it to few lines. */
  readonly note?: ReactNode
  readonly children: ReactNode
}

type Entry = { readonly key: string; readonly text: string; readonly focus: () => void }

function entriesOf<V extends object>(
  errors: FormErrors,
  form: UseFormReturnType<V>,
  troubles: ReadonlyMap<string, Trouble>,
): Entry[] {
  const fields = Object.entries(errors).map(([path, message]): Entry => {
    const node: HTMLInputElement | null = form.getInputNode(path)
    const label = node?.labels?.[0]?.textContent?.replace('*', '').trim()
    const text = typeof message === 'string' ? message : path
    return {
      key: path,
      text: label ? `${label}: ${text}` : text,
      focus: () => node?.focus(),
    }
  })
  const unread = [...troubles].map(([key, trouble]) => ({ key, text: trouble.message, focus: trouble.focus }))
  return [...fields, ...unread]
}

/**
 * The frame of every form: labels above, help beside, errors at the field and in a summary that leads to it; leaving
 * with unsaved input asks first, and what was typed survives a crash.
 */
export function FormFrame<V extends object, T = unknown>(props: FormFrameProps<V, T>) {
  const { form } = props
  const words = useWords()
  const draft = useFormDraft(form, props.draft)
  const troubles = useRef(new Map<string, Trouble>())
  const register: TroubleRegister = useCallback((id, trouble) => {
    if (trouble) troubles.current.set(id, trouble)
    else troubles.current.delete(id)
  }, [])
  const [entries, setEntries] = useState<readonly Entry[]>([])
  const [refusal, setRefusal] = useState<WireError | null>(null)
  const [sending, setSending] = useState(false)
  const done = useRef(false)

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setRefusal(null)
    const checked = await form.validate()
    const found = entriesOf(checked.errors, form, troubles.current)
    setEntries(found)
    if (found.length > 0) return
    setSending(true)
    const result = await props.onSubmit(form.getTransformedValues())
    setSending(false)
    if (result.ok) {
      done.current = true
      form.resetDirty()
      await draft.discard()
      props.onSaved?.(result.value)
      return
    }
    const path = refusedField(result.error)
    if (path !== undefined && form.getInputNode(path) !== null) {
      const errors = { [path]: problemText(words, result.error) }
      form.setErrors(errors)
      setEntries(entriesOf(errors, form, new Map()))
      return
    }
    const fields = refusedFields(result.error)
    form.setErrors(Object.fromEntries(fields.map(field => [field.path, words.say(field.messageKey)])))
    setRefusal(result.error)
  }
  return (
    <TroubleProvider value={register}>
      <form onSubmit={event => void send(event)} noValidate className={classes['form']}>
        <Stack gap="md">
          <DraftOffer draft={draft} />
          <ErrorSummary entries={entries} />
          {refusal ? <ErrorState error={refusal} /> : null}
          {props.children}
          <Foot sending={sending} {...props} />
        </Stack>
        <LeaveGuard isDirty={() => form.isDirty() && !done.current} hasDraft={props.draft !== undefined} />
      </form>
    </TroubleProvider>
  )
}

/** What is to be minded and the acts below it; both stay in sight while the fields scroll. */
function Foot<V extends object, T>(props: FormFrameProps<V, T> & { readonly sending: boolean }) {
  return (
    <Stack gap="sm" className={classes['foot'] ?? ''}>
      {props.note}
      <Acts {...props} />
    </Stack>
  )
}

/** On a page the main act stands first, below the fields at the left; in a dialog where dialogs have it. */
function Acts<V extends object, T>(props: FormFrameProps<V, T> & { readonly sending: boolean }) {
  const { t } = useWords()
  const submit = (
    <Button type="submit" loading={props.sending}>
      {props.submitLabel}
    </Button>
  )
  if (useInDialog())
    return (
      <DialogActs onLeave={props.onCancel}>
        {props.actions}
        {submit}
      </DialogActs>
    )
  return (
    <Group gap="sm">
      {submit}
      {props.actions}
      {props.onCancel ? (
        <Button variant="default" onClick={props.onCancel}>
          {t('act.leave')}
        </Button>
      ) : null}
    </Group>
  )
}

function DraftOffer({ draft }: { readonly draft: FormDraft }) {
  const { t, locale } = useWords()
  if (draft.found === null) return null
  return (
    <Alert color="teal" role="status" title={t('draft.found', { at: showInstant(draft.found, locale) })}>
      <Group gap="xs">
        <Button size="xs" onClick={draft.restore}>
          {t('draft.restore')}
        </Button>
        <Button size="xs" variant="default" onClick={() => void draft.discard()}>
          {t('draft.discard')}
        </Button>
      </Group>
    </Alert>
  )
}

function ErrorSummary({ entries }: { readonly entries: readonly Entry[] }) {
  const { t } = useWords()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (entries.length > 0) box.current?.focus()
  }, [entries])
  if (entries.length === 0) return null
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      color="red"
      role="alert"
      title={t('form.errors', { count: entries.length })}
    >
      <List size="sm">
        {entries.map(entry => (
          <List.Item key={entry.key}>
            <Anchor
              component="button"
              type="button"
              size="sm"
              ta="start"
              style={{ verticalAlign: 'top' }}
              onClick={entry.focus}
            >
              {entry.text}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}

function LeaveGuard(props: { readonly isDirty: () => boolean; readonly hasDraft: boolean }) {
  const { t } = useWords()
  const blocker = useBlocker({
    shouldBlockFn: () => props.isDirty(),
    enableBeforeUnload: () => props.isDirty(),
    withResolver: true,
  })
  return (
    <ConfirmAct
      opened={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t('form.leaveTitle')}
      text={props.hasDraft ? t('form.leaveDraft') : t('form.leaveLoses')}
      confirmLabel={t('form.leave')}
      onConfirm={() => blocker.proceed?.()}
    />
  )
}
