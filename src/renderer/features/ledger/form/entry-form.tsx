import { Button, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import {
  contractErrors,
  ErrorState,
  FormFrame,
  useAct,
  useMay,
  useRead,
  useToast,
  useWords,
} from '#renderer/ui/index.ts'
import type { WireError } from '#shared/contract/frames.ts'
import type { PickedFile } from '#shared/contract/shell.ts'
import { sharesAreWhole } from '#shared/domain/ledger/index.ts'
import { PostDialog } from '../posting/post-dialog.tsx'
import { AmountPart } from './amount-part.tsx'
import { DepthPart } from './depth-part.tsx'
import { DuplicateNote } from './duplicate-note.tsx'
import { checkedInput, draftInput, type EntryValues, type Saved } from './entry-values.ts'
import { LinksPart } from './links-part.tsx'
import { MorePart } from './more-part.tsx'
import { SplitsPart } from './splits-part.tsx'
import { useConversion } from './use-conversion.ts'
import { VoucherPart } from './voucher-part.tsx'

export type EntryFormProps = {
  readonly initial: EntryValues
  /** The draft that is changed; absent for a new entry. */
  readonly saved?: { readonly id: string; readonly version: number }
}

/** An entry as a draft: saved as it is, or saved and then posted after a look at what posting does. */
export function EntryForm({ initial, saved }: EntryFormProps) {
  const words = useWords()
  const { t } = words
  const may = useMay()
  const save = useSave(saved ?? { id: null, version: null })
  const form = useForm<EntryValues>({
    mode: 'controlled',
    initialValues: initial,
    validate: values => ({
      ...(sharesAreWhole(values.splits.map(split => split.share ?? ''))
        ? {}
        : { 'splits.0.share': t('entry.sharesNotWhole') }),
      ...contractErrors(words, 'ledger.saveDraft', draftInput(values, saved ?? { id: null, version: null })),
    }),
  })
  const values = form.getValues()
  const project = useRead(
    'projects.get',
    { id: values.projectId ?? '' },
    { enabled: values.projectId !== null },
  )
  const details = project.data?.project.id === values.projectId ? project.data : undefined
  const conversion = useConversion(values, details?.project.currency ?? null)
  const part = { form, project: details, conversion }
  return (
    <>
      <FormFrame
        form={form}
        draft={{ form: 'ledger.entry', recordId: saved?.id ?? 'new' }}
        submitLabel={t('entry.saveDraft')}
        onSubmit={save.run}
        onSaved={save.after}
        onCancel={save.leave}
        note={<DuplicateNote id={saved?.id ?? save.posting} values={values} />}
        actions={
          may('ledger.post') ? (
            <Button type="submit" variant="light" onClick={save.thenPost}>
              {t('entry.saveAndPost')}
            </Button>
          ) : null
        }
      >
        <Stack gap="lg">
          <VoucherPart {...part} files={saved ? null : save.files} />
          <AmountPart {...part} />
          <SplitsPart {...part} />
          <DepthPart {...part} />
          <MorePart {...part} />
          <LinksPart {...part} />
        </Stack>
      </FormFrame>
      {save.problem ? <ErrorState error={save.problem} /> : null}
      <PostDialog
        target={save.posting === null ? null : { kind: 'entries', ids: [save.posting] }}
        onClose={save.leavePosting}
      />
    </>
  )
}

export type PendingFiles = {
  readonly files: readonly PickedFile[]
  readonly add: (file: PickedFile) => void
  readonly remove: (file: PickedFile) => void
}

/** Saves the draft and the vouchers picked before it existed, then leads on: to the list, or to posting. */
function useSave(saved: Saved) {
  const toast = useToast()
  const navigate = useNavigate()
  const draft = useAct('ledger.saveDraft')
  const attach = useAct('ledger.attach')
  const [files, setFiles] = useState<readonly PickedFile[]>([])
  const [problem, setProblem] = useState<WireError | null>(null)
  const [posting, setPosting] = useState<string | null>(null)
  const wantsPost = useRef(false)
  const doneId = useRef<string | null>(null)

  const attachAll = async (entryId: string) => {
    for (const file of files) {
      const added = await attach.run({ entryId, token: file.token })
      if (!added.ok) setProblem(added.error)
    }
  }
  const run = async (values: EntryValues) => {
    setProblem(null)
    const done = await draft.run(checkedInput(values, saved))
    if (!done.ok) {
      wantsPost.current = false
      return done
    }
    doneId.current = done.value.id
    await attachAll(done.value.id)
    return done
  }
  const open = (entryId: string) => navigate({ to: '/money/ledger/$entryId', params: { entryId } })
  return {
    run,
    problem,
    posting,
    files: {
      files,
      add: (file: PickedFile) => setFiles(before => [...before, file]),
      remove: (file: PickedFile) => setFiles(before => before.filter(kept => kept.token !== file.token)),
    } satisfies PendingFiles,
    thenPost: () => {
      wantsPost.current = true
    },
    after: () => {
      const id = doneId.current
      if (id === null) return
      if (wantsPost.current) setPosting(id)
      else {
        toast.done('entry.saved')
        void open(id)
      }
      wantsPost.current = false
    },
    leavePosting: () => {
      const id = posting
      setPosting(null)
      if (id !== null) void open(id)
    },
    leave: () => window.history.back(),
  }
}
