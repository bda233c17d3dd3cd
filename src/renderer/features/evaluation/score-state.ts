import { useEffect, useRef, useState } from 'react'
import { useAct } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { GridScores } from '#shared/domain/evaluation/index.ts'

type Opened = OutputOf<'assessments.open'>

/** How long after the last key a draft is kept. */
const PAUSE = 1500

export type Saving = 'saved' | 'waiting' | 'saving' | 'refused'

/**
 * The scores while they are given: kept by themselves a moment after each change, so that nothing is lost. Saves go one
 * after the other, each with the version that the one before returned.
 */
export function useScores(opened: Opened) {
  const { applicationId, revision, sheet } = opened
  const [scores, setScores] = useState<GridScores>(sheet?.scores ?? {})
  const [comment, setComment] = useState(sheet?.comment ?? '')
  const [recommendation, setRecommendation] = useState(sheet?.recommendation ?? null)
  const [total, setTotal] = useState(sheet?.total ?? null)
  const [saving, setSaving] = useState<Saving>('saved')
  const version = useRef(sheet?.version ?? null)
  const changes = useRef(0)
  const running = useRef<Promise<unknown>>(Promise.resolve())
  const keep = useAct('assessments.saveDraft')
  const hand = useAct('assessments.submit')
  const input = () => ({
    applicationId,
    version: version.current,
    revisionId: revision.id,
    scores: { ...scores },
    comment,
    recommendation,
  })
  const save = async () => {
    const at = changes.current
    setSaving('saving')
    const done = await keep.run(input())
    if (done.ok) {
      version.current = done.value.version
      setTotal(done.value.total)
    }
    if (changes.current === at) setSaving(done.ok ? 'saved' : 'refused')
  }
  const latest = useRef(save)
  latest.current = save
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of what was typed starts the wait anew
  useEffect(() => {
    if (changes.current === 0) return
    setSaving('waiting')
    const timer = setTimeout(() => {
      running.current = running.current.then(() => latest.current())
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [scores, comment, recommendation])
  return {
    scores,
    comment,
    recommendation,
    total,
    saving,
    error: hand.error ?? (saving === 'refused' ? keep.error : null),
    submitting: hand.running,
    setScore: (key: string, score: GridScores[string] | null) => {
      changes.current += 1
      setScores(before => {
        const { [key]: _, ...others } = before
        return score === null ? others : { ...others, [key]: score }
      })
    },
    setRecommendation: (wanted: typeof recommendation) => {
      changes.current += 1
      setRecommendation(wanted)
    },
    setComment: (text: string) => {
      changes.current += 1
      setComment(text)
    },
    submit: async () => {
      await running.current
      changes.current = 0
      return hand.run(input())
    },
  }
}
