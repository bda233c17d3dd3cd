import { Select } from '@mantine/core'
import { useAct, useMay, useRead, useWords } from '#renderer/ui/index.ts'
import { usePaperWords } from '../../paper-words.ts'

export type FilePaperProps = {
  readonly entryId: string
  readonly file: { readonly id: string; readonly fileName: string; readonly documentType: string }
}

/** Which of the papers an attached file is; what it most likely is was chosen when it was attached. */
export function FilePaper({ entryId, file }: FilePaperProps) {
  const { t } = useWords()
  const may = useMay()
  const { paperName } = usePaperWords()
  const list = useRead('papers.checklist', { entryId })
  const name = useAct('papers.nameFile')
  const codes = [
    ...new Set([...(list.data?.papers ?? []).map(paper => paper.code), 'tax_proof', file.documentType]),
  ]
  return (
    <Select
      size="xs"
      w={210}
      clearable
      disabled={!may('papers.nameFile') || name.running}
      aria-label={t('papers.whichNamed', { name: file.fileName })}
      placeholder={t('papers.which')}
      data={codes.filter(code => code !== '').map(code => ({ value: code, label: paperName(code) }))}
      value={file.documentType === '' ? null : file.documentType}
      comboboxProps={{ width: 300, position: 'bottom-end' }}
      onChange={code => void name.run({ attachmentId: file.id, documentType: code ?? '' })}
    />
  )
}
