import { Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import {
  type Chosen,
  contractErrors,
  DateField,
  Dialog,
  FormFrame,
  NoticeList,
  OrganisationPicker,
  todayHere,
  useAct,
  useRead,
  useToast,
  useWords,
} from '#renderer/ui/index.ts'
import { RECIPIENT_KINDS } from '#shared/kernel/project-words.ts'
import type { Asset } from './assets-page.tsx'

type Values = {
  recipient: Chosen | null
  recipientKind: (typeof RECIPIENT_KINDS)[number]
  transferredOn: string | null
  authorisation: string
  note: string
}

export type TransferDialogProps = { readonly assets: readonly Asset[]; readonly onClose: () => void }

/** Hands assets over to one recipient; what the contract asks for is said while the form is filled. */
export function TransferDialog({ assets, onClose }: TransferDialogProps) {
  const { t } = useWords()
  return (
    <Dialog opened onClose={onClose} title={t('asset.transferTitle', { count: assets.length })}>
      <TransferForm assets={assets} onClose={onClose} />
    </Dialog>
  )
}

function TransferForm({ assets, onClose }: TransferDialogProps) {
  const words = useWords()
  const { t } = words
  const toast = useToast()
  const navigate = useNavigate()
  const transfer = useAct('assets.transfer')
  const assetIds = assets.map(asset => asset.id)
  const inputOf = ({ recipient, ...values }: Values) => ({
    ...values,
    assetIds,
    recipientId: recipient?.id ?? '',
    transferredOn: values.transferredOn ?? '',
  })
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: {
      recipient: null,
      recipientKind: 'final_beneficiary',
      transferredOn: todayHere(),
      authorisation: '',
      note: '',
    },
    validate: values => contractErrors(words, 'assets.transfer', inputOf(values)),
  })
  const values = form.getValues()
  const check = useRead('assets.transferCheck', inputOf(values), {
    enabled: values.recipient !== null && values.transferredOn !== null,
    keepLast: true,
  })
  const [bought] = assets.flatMap(asset => (asset.needsDeed && asset.entryId !== null ? [asset.entryId] : []))
  const openEntry = () => {
    if (bought !== undefined) void navigate({ to: '/money/ledger/$entryId', params: { entryId: bought } })
  }
  return (
    <FormFrame
      form={form}
      submitLabel={t('asset.transferConfirm', { count: assets.length })}
      onSubmit={values => transfer.run(inputOf(values))}
      onSaved={() => {
        toast.done('asset.transferDone', { count: assets.length })
        onClose()
      }}
      onCancel={onClose}
    >
      <Stack gap="sm">
        <OrganisationPicker label={t('asset.recipient')} required {...form.getInputProps('recipient')} />
        <Select
          label={t('asset.recipientKind')}
          allowDeselect={false}
          data={RECIPIENT_KINDS.map(value => ({ value, label: t(`recipientKind.${value}`) }))}
          {...form.getInputProps('recipientKind')}
        />
        <DateField label={t('asset.transferredOn')} required {...form.getInputProps('transferredOn')} />
        <TextInput
          label={t('asset.authorisation')}
          description={t('asset.authorisationHelp')}
          required={values.recipientKind !== 'final_beneficiary'}
          {...form.getInputProps('authorisation')}
        />
        <Textarea label={t('asset.note')} autosize minRows={2} {...form.getInputProps('note')} />
        {check.data && values.recipient !== null ? (
          <NoticeList blockers={check.data.blockers} warnings={check.data.warnings} onFix={openEntry} />
        ) : null}
      </Stack>
    </FormFrame>
  )
}
