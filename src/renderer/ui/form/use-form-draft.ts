import type { UseFormReturnType } from '@mantine/form'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { JsonValue } from '#shared/kernel/errors.ts'
import { useClient } from '../data/client-context.tsx'

/** Which form of which record a draft belongs to; `recordId` is `new` for a record not saved yet. */
export type DraftName = { readonly form: string; readonly recordId: string }

/** How often what was typed is put aside, in milliseconds: a crash loses at most this much. */
const EVERY = 2000

export type FormDraft = {
  /** When a draft from before was put aside; null when there is none to offer. */
  readonly found: string | null
  readonly restore: () => void
  readonly discard: () => Promise<void>
}

type Found<V> = { readonly savedAt: string; readonly values: V }

/** Takes over the members that the form still has; a draft of an older form may have others. */
function overlay<V extends object>(initial: V, payload: JsonValue): V {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return initial
  const kept = Object.entries(payload).filter(([key]) => Object.hasOwn(initial, key))
  return { ...initial, ...Object.fromEntries(kept) }
}

/**
 * Puts what was typed aside every two seconds, outside the audited commands, and offers it when the form is opened
 * again after a crash or an interruption.
 */
export function useFormDraft<V extends object>(
  form: UseFormReturnType<V>,
  name: DraftName | undefined,
): FormDraft {
  const client = useClient()
  const [found, setFound] = useState<Found<V> | null>(null)
  const saved = useRef('')
  const latest = useRef(form)
  latest.current = form
  const { form: formName, recordId } = name ?? { form: '', recordId: '' }

  useEffect(() => {
    if (formName === '') return
    let current = true
    const look = async () => {
      const draft = await client.call('drafts.get', { form: formName, recordId })
      if (!current || !draft.ok || draft.value.payload === null) return
      const values = overlay(latest.current.getInitialValues(), draft.value.payload)
      setFound({ savedAt: draft.value.savedAt ?? '', values })
    }
    void look()
    return () => {
      current = false
    }
  }, [client, formName, recordId])

  const keep = useCallback(async () => {
    if (formName === '' || !latest.current.isDirty()) return
    const text = JSON.stringify(latest.current.getValues())
    if (text === saved.current) return
    saved.current = text
    await client.call('drafts.save', { form: formName, recordId, payload: JSON.parse(text) })
  }, [client, formName, recordId])

  useEffect(() => {
    const timer = setInterval(() => void keep(), EVERY)
    return () => {
      clearInterval(timer)
      void keep()
    }
  }, [keep])

  const discard = useCallback(async () => {
    setFound(null)
    if (formName === '') return
    saved.current = JSON.stringify(latest.current.getValues())
    await client.call('drafts.discard', { form: formName, recordId })
  }, [client, formName, recordId])

  const restore = () => {
    if (found) form.setValues(found.values)
    setFound(null)
  }
  return { found: found?.savedAt ?? null, restore, discard }
}
