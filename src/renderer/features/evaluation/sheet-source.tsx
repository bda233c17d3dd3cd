import { Anchor, Text } from '@mantine/core'
import { useClient, useJob, useToast, useWords } from '#renderer/ui/index.ts'
import type { Sheets } from './evaluation-tab.tsx'

/** That a score sheet came in an Excel pack, who read it in, and the pack as it came. */
export function SheetSource({ sheet }: { readonly sheet: Sheets['sheets'][number] }) {
  const { t } = useWords()
  const { shell } = useClient()
  const toast = useToast()
  const job = useJob('committees.packFile')
  if (sheet.intake !== 'pack') return null
  const open = async () => {
    const offered = await job.start({ assessmentId: sheet.id })
    if (!offered.ok) return toast.failed(offered.error)
    const saved = await shell.saveFile(offered.value.token, offered.value.fileName)
    if (!saved.ok) toast.failed(saved.error)
  }
  return (
    <>
      <Text size="xs" c="dimmed" fw={400}>
        {sheet.enteredBy === null
          ? t('documents.grants.givenInPack')
          : t('documents.grants.givenInPackBy', { name: sheet.enteredBy.name })}
      </Text>
      {sheet.hasFile ? (
        <Anchor
          component="button"
          size="xs"
          aria-label={t('scorePacks.fileOf', { name: sheet.person.name })}
          onClick={() => void open()}
        >
          {t('scorePacks.file')}
        </Anchor>
      ) : null}
    </>
  )
}
